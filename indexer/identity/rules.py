"""The rules of identity as users are told them, sentence by sentence; each page shows the one it was made by."""

from __future__ import annotations

PEOPLE_RULE = (
    "Cùng tên và cùng nơi giữ chức là một người, dù chức vụ đổi theo thời gian. Tên so theo chữ có dấu; hoa hay thường, òa "
    "hay oà, i hay y không phân biệt.",
    "Đơn vị cấp trên trực tiếp (tỉnh của huyện, huyện của xã) và đơn vị cấp dưới là một người, khi chỉ có một người như vậy.",
    "Bản tin ghi cả hai nơi cho một người thì đó là một người, trừ khi hai nơi cùng cấp được giữ cùng thời gian.",
    "Chức vụ ở trung ương là một người.",
    "Khi cấp huyện kết thúc ngày 30/6/2025, cán bộ huyện và cán bộ xã cùng tên, cùng tỉnh, nối tiếp nhau là một người.",
    "Hai đơn vị khác nhau cùng cấp mà không bản tin nào nối lại là hai người; một bản tin nêu hai người thì là hai người.",
    "Hai chức vụ không ai kiêm nhiệm (như trưởng phòng và phó chủ tịch UBND, cán bộ huyện và cán bộ tỉnh) được giữ cùng thời gian thì "
    "là hai người, dù cùng một nơi.",
    "Bản tin không ghi đơn vị chỉ được gộp khi chỉ một người phù hợp, và nơi họp, nơi đăng không chỉ đến địa phương khác; còn lại ghi là "
    "không rõ.",
    "Tên in không dấu chỉ được gộp khi nơi giữ chức trùng với đúng một người.",
    "Xác nhận của người phụ trách (tệp hiệu đính) đứng trên mọi quy tắc.",
)
"""Which appearances of a name are one person."""

DIRECTIVE_RULE = (
    "Cùng số, cùng cơ quan ban hành, cùng ngày hoặc cùng kỳ đánh số là một văn bản. Văn bản của Đảng đánh số lại mỗi nhiệm "
    "kỳ, văn bản hành chính của Nhà nước đánh số lại mỗi năm; văn bản quy phạm mang năm trong số nên chỉ có một.",
    "Số của huyện, tỉnh, xã là của đơn vị ban hành: 05-NQ/HU của hai huyện là hai văn bản.",
    "“Trung ương” nói chung phù hợp với Bộ Chính trị, Ban Bí thư, Ban Chấp hành Trung ương; hai cơ quan khác nhau, hai ngày "
    "khác nhau là hai văn bản.",
    "Bản tin không ghi ngày chỉ có thể dẫn văn bản đã ban hành trước cuộc họp; khi chỉ một văn bản phù hợp thì là văn bản "
    "đó, nhiều văn bản phù hợp thì ghi là không rõ. Số đánh lại mỗi năm mà không ghi ngày thì không chỉ văn bản đã quá hai năm.",
    "Bản tin chỉ ghi loại và số (“Chỉ thị 05”) là nói văn bản ấy khi trong các bản tin không văn bản nào khác cùng loại, cùng số phù hợp "
    "với cơ quan, ngày và nơi đăng; văn bản của huyện, tỉnh, xã chỉ phù hợp với bản tin của chính nơi đó.",
)
"""Which citations of one number or name are one directive."""
