"""Where captures come from: each module turns a location into captures."""
