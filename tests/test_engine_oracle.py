"""The naive engine keeps the contract that it is the measure of."""

from __future__ import annotations

import pytest

from tests.engine_contract import EngineContract
from tests.engine_contract_writing import Opener
from tests.oracle import OracleEngine, Store


class TestOracle(EngineContract):
    @pytest.fixture
    def opener(self) -> Opener:
        store = Store()
        return lambda: OracleEngine(store)
