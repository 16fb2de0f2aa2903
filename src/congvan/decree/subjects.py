"""Trích yếu nội dung công văn: words by which it begins, and subjects that say nothing; from practice (see below).

Sources: the sample letters and the guides that the project's specification of the decree names (November 2026): a head
office that orders «cần nêu trích yếu cụ thể … không nêu chung chung như “trả lời chính sách thuế”», and how the
trích yếu of public letters begin. The decree's own example is «V/v nâng bậc lương năm 2019» (Phụ lục I, table V).
"""

__all__ = ["SUBJECT_LINES", "SUBJECT_LONGEST", "SUBJECT_OPENINGS", "SUBJECT_SHORT", "VAGUE_SUBJECTS"]


def _phrases(text: str) -> frozenset[str]:
    return frozenset(one.strip() for line in text.strip().splitlines() for one in line.split("|"))


SUBJECT_SHORT = 80
"""Characters up to which a trích yếu is «một câu ngắn gọn hoặc một cụm từ» (II.5.a) however it is broken."""

SUBJECT_LINES = 5
"""Lines up to which a longer one still is."""

SUBJECT_LONGEST = 500
"""Phụ lục VI, Phần I, II: the field Subject holds so many characters."""

SUBJECT_OPENINGS = _phrases("""
áp dụng | ban hành | báo cáo | bảo đảm | bố trí | bổ nhiệm | bổ sung | cấp | cập nhật | chấn chỉnh | chấp hành
chấp thuận | cho ý kiến | chuẩn bị | chuyển | công bố | công khai | cung cấp | cử | đăng ký | đề nghị
đề xuất | điều chỉnh | đính chính | đôn đốc | đóng góp | giải quyết | giao | giới thiệu | góp ý | gửi
hoàn thiện | hỗ trợ | hướng dẫn | khảo sát | kiểm tra | lập | lấy ý kiến | mời | nâng | nộp | phát động
phê duyệt | phối hợp | rà soát | sử dụng | tăng cường | tập huấn | tham dự | tham gia | thẩm định | thông báo
thống kê | thống nhất | thu thập | thực hiện | tiếp nhận | tiếp tục | tổ chức | tổng hợp | tổng kết
trả lời | triển khai | tuyên truyền | tuyển dụng | tuyển sinh | xác minh | xây dựng | xét | xin ý kiến | xử lý
yêu cầu
""")
"""Words that are no names and open most subjects; a capital on them is a slip."""

VAGUE_SUBJECTS = _phrases("""
báo cáo | chính sách thuế | công tác | công việc | đề nghị | giải đáp chính sách thuế | giải quyết công việc
góp ý | góp ý dự thảo | hướng dẫn | một số nội dung | phối hợp | phúc đáp | phúc đáp công văn | thông báo
thực hiện | trả lời | trả lời chính sách thuế | trả lời công văn | trả lời đơn | trả lời đơn thư
trả lời kiến nghị | trả lời vướng mắc | trả lời ý kiến | triển khai | triển khai thực hiện | xin ý kiến
""")
"""Subjects that fit any letter."""
