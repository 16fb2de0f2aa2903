"""Điều khoản: what each clause says, in the decree's own words, for showing beside a finding.

Source: Nghị định 30/2020/NĐ-CP, 05 March 2020: the articles, Phụ lục I (PL1: Phần I), Phụ lục II (PL2), Phụ lục III
(PL3). An ellipsis in square brackets stands where words of the clause are left out.
"""

from collections.abc import Mapping

__all__ = ["CLAUSES"]

CLAUSES: Mapping[str, str] = {
    "PL1 I.1": "Khổ giấy: Khổ A4 (210 mm x 297 mm).",
    "PL1 I.2": (
        "Theo chiều dài của khổ A4. Trường hợp nội dung văn bản có các bảng, biểu nhưng không được làm thành các phụ "
        "lục riêng thì văn bản có thể được trình bày theo chiều rộng."
    ),
    "PL1 I.3": "Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách mép phải 15 - 20 mm.",
    "PL1 I.4": (
        "Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001, màu đen."
    ),
    "PL1 I.7": (
        "Được đánh từ số 1, bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, được đặt canh giữa theo chiều ngang "
        "trong phần lề trên của văn bản, không hiển thị số trang thứ nhất."
    ),
    "PL1 II.1.a": (
        "Được trình bày bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm và ở phía trên cùng, bên phải trang "
        "đầu tiên của văn bản."
    ),
    "PL1 II.1.b": (
        "Được trình bày bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm và được canh giữa dưới Quốc hiệu;"
        " chữ cái đầu của các cụm từ được viết hoa, giữa các cụm từ có gạch nối (-), có cách chữ; phía dưới có đường "
        "kẻ ngang, nét liền, có độ dài bằng độ dài của dòng chữ."
    ),
    "PL1 II.1.c": "Hai dòng chữ Quốc hiệu và Tiêu ngữ được trình bày cách nhau dòng đơn.",
    "PL1 II.2.a": (
        "Tên cơ quan, tổ chức ban hành văn bản là tên chính thức, đầy đủ của cơ quan, tổ chức hoặc chức danh nhà nước"
        " của người có thẩm quyền ban hành văn bản. […] Tên của cơ quan, tổ chức chủ quản trực tiếp được viết tắt "
        "những cụm từ thông dụng."
    ),
    "PL1 II.2.b": (
        "bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm, được đặt canh giữa dưới tên cơ quan, tổ chức chủ "
        "quản trực tiếp; phía dưới có đường kẻ ngang, nét liền, có độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ và "
        "đặt cân đối so với dòng chữ."
    ),
    "PL1 II.3.a": (
        "Số của văn bản là số thứ tự văn bản do cơ quan, tổ chức ban hành trong một năm được đăng ký tại Văn thư cơ "
        "quan theo quy định. Số của văn bản được ghi bằng chữ số Ả Rập."
    ),
    "PL1 II.3.b": (
        "Đối với công văn, ký hiệu bao gồm chữ viết tắt tên cơ quan, tổ chức hoặc chức danh nhà nước ban hành công "
        "văn và chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực được giải quyết."
    ),
    "PL1 II.3.c": (
        "sau từ “Số” có dấu hai chấm (:); với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước. […] Giữa số và ký "
        "hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký hiệu văn bản có dấu gạch nối (-), "
        "không cách chữ."
    ),
    "PL1 II.4.a": (
        "Đối với những đơn vị hành chính được đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử thì phải ghi tên "
        "gọi đầy đủ của đơn vị hành chính đó."
    ),
    "PL1 II.4.b": (
        "Thời gian ban hành văn bản phải được viết đầy đủ; các số thể hiện ngày, tháng, năm dùng chữ số Ả Rập; đối "
        "với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước."
    ),
    "PL1 II.4.c": (
        "trên cùng một dòng với số, ký hiệu văn bản, […] bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ nghiêng; "
        "các chữ cái đầu của địa danh phải viết hoa; sau địa danh có dấu phẩy (,)"
    ),
    "PL1 II.5.a": (
        "Trích yếu nội dung văn bản là một câu ngắn gọn hoặc một cụm từ phản ánh khái quát nội dung chủ yếu của văn "
        "bản."
    ),
    "PL1 II.5.b": (
        "sau chữ “V/v” bằng chữ in thường, cỡ chữ từ 12 đến 13, kiểu chữ đứng; đặt canh giữa dưới số và ký hiệu văn "
        "bản, cách dòng 6pt với số và ký hiệu văn bản."
    ),
    "PL1 II.6.a": (
        "bằng chữ in thường, kiểu chữ nghiêng, cỡ chữ từ 13 đến 14, […] sau mỗi căn cứ phải xuống dòng, cuối dòng có "
        "dấu chẩm phẩy (;), dòng cuối cùng kết thúc bằng dấu chấm (.)."
    ),
    "PL1 II.6.b": (
        "Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời gian ban "
        "hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp lệnh"
        " chỉ ghi tên loại và tên của Luật, Pháp lệnh)"
    ),
    "PL1 II.6.d": (
        "Đối với các hình thức văn bản được bố cục theo phần, chương, mục, tiểu mục, điều thì phần, chương, mục, tiểu"
        " mục, điều phải có tiêu đề."
    ),
    "PL1 II.6.đ": (
        "Số thứ tự các khoản trong mỗi mục dùng chữ số Ả Rập, sau số thứ tự có dấu chấm (.) […]. Thứ tự các điểm "
        "trong mỗi khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái tiếng Việt, sau có dấu đóng ngoặc đơn"
    ),
    "PL1 II.6.e": (
        "được canh đều cả hai lề, kiểu chữ đứng; cỡ chữ từ 13 đến 14; khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc "
        "1,27 cm; khoảng cách giữa các đoạn văn tối thiểu là 6pt; khoảng cách giữa các dòng tối thiểu là dòng đơn, "
        "tối đa là 1,5 lines."
    ),
    "PL1 II.7.b": (
        "Trường hợp ký thay mặt tập thể thì phải ghi chữ viết tắt “TM.” vào trước tên tập thể lãnh đạo hoặc tên cơ "
        "quan, tổ chức. […] Trường hợp ký thay người đứng đầu cơ quan, tổ chức thì phải ghi chữ viết tắt “KT.” vào "
        "trước chức vụ của người đứng đầu."
    ),
    "PL1 II.7.c": (
        "Chức vụ ghi trên văn bản là chức vụ lãnh đạo chính thức của người ký văn bản trong cơ quan, tổ chức; không "
        "ghi những chức vụ mà Nhà nước không quy định. […] Trước họ tên của người ký, không ghi học hàm, học vị và "
        "các danh hiệu danh dự khác."
    ),
    "PL1 II.7.đ": (
        "quyền hạn chức vụ của người ký được trình bày bằng chữ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm. […] "
        "Họ và tên […] bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm, được đặt canh giữa quyền hạn, "
        "chức vụ của người ký."
    ),
    "PL1 II.9.a": (
        "Nơi nhận văn bản gồm: Nơi nhận để thực hiện; nơi nhận để kiểm tra, giám sát, báo cáo, trao đổi công việc, để"
        " biết; nơi nhận để lưu văn bản."
    ),
    "PL1 II.9.b": (
        "Phần thứ hai bao gồm từ “Nơi nhận”, phía dưới là từ “Như trên”, tiếp theo là tên các cơ quan, tổ chức, đơn "
        "vị và cá nhân có liên quan khác nhận văn bản."
    ),
    "PL1 II.9.d": (
        "sau từ “Kính gửi” có dấu hai chấm (:). […] trường hợp văn bản gửi cho hai cơ quan, tổ chức hoặc cá nhân trở "
        "lên thì xuống dòng, […] đầu dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy (;), cuối dòng cuối cùng "
        "có dấu chấm (.)"
    ),
    "PL1 II.9.d (9b)": (
        "Từ “Nơi nhận” […] sau có dấu hai chấm (:), bằng chữ in thường, cỡ chữ 12, kiểu chữ nghiêng, đậm; […] cỡ chữ "
        "11, kiểu chữ đứng; […] đầu dòng có gạch đầu dòng (-) sát lề trái, cuối dòng có dấu chấm phẩy (;), dòng cuối "
        "cùng bao gồm chữ “Lưu” sau có dấu hai chấm (:)"
    ),
    "PL1 III.1.a": (
        "Trường hợp văn bản có Phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về Phụ lục đó. Văn bản có từ hai "
        "Phụ lục trở lên thì các Phụ lục phải được đánh số thứ tự bằng chữ số La Mã."
    ),
    "PL1 III.1.b": (
        "Từ “Phụ lục” và số thứ tự của Phụ lục được trình bày thành một dòng riêng, canh giữa, bằng chữ in thường, cỡ"
        " chữ 14, kiểu chữ đứng, đậm; tên Phụ lục (nếu có) được trình bày canh giữa, bằng chữ in hoa, cỡ chữ từ 13 "
        "đến 14, kiểu chữ đứng, đậm."
    ),
    "PL1 III.1.c": (
        "Thông tin chỉ dẫn kèm theo văn bản trên mỗi phụ lục (Kèm theo văn bản số …/…-… ngày …. tháng ….năm ….) được "
        "ghi đầy đủ đối với văn bản giấy; đối với văn bản điện tử, không phải điền thông tin tại các vị trí này."
    ),
    "PL1 III.1.đ": "Số trang của Phụ lục được đánh số riêng theo từng Phụ lục.",
    "PL1 III.2.a": (
        "Việc xác định và đóng dấu chỉ độ mật (tuyệt mật, tối mật hoặc mật), dấu tài liệu thu hồi đối với văn bản có "
        "nội dung bí mật nhà nước được thực hiện theo quy định hiện hành."
    ),
    "PL1 III.2.b": (
        "hình chữ nhật có kích thước 30 mm x 8 mm, 40 mm x 8 mm và 20 mm x 8 mm, trên đó các từ “HOẢ TỐC”, “THƯỢNG "
        "KHẨN” và “KHẨN”, trình bày bằng chữ in hoa, […] cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm và đặt cân đối trong"
        " khung hình chữ nhật viền đơn."
    ),
    "PL1 III.2.c": (
        "trình bày cân đối trong một khung hình chữ nhật viền đơn, bằng chữ in hoa, phông chữ Times New Roman, cỡ chữ"
        " từ 13 đến 14, kiểu chữ đứng, đậm."
    ),
    "PL1 III.3": "ký hiệu bằng chữ in hoa, số lượng bản bằng chữ số Ả Rập, cỡ chữ 11, kiểu chữ đứng.",
    "PL1 III.4": (
        "ở trang thứ nhất của văn bản, bằng chữ in thường, cỡ chữ từ 11 đến 12, kiểu chữ đứng, dưới một đường kẻ nét "
        "liền kéo dài hết chiều ngang của vùng trình bày văn bản."
    ),
    "PL1 IV": "Phần I, mục IV: 5a Tên loại và trích yếu nội dung văn bản; 5b Trích yếu nội dung công văn.",
    "PL1 V": (
        "Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất, ví dụ: Quốc hiệu cỡ chữ 13, Tiêu ngữ cỡ chữ 14, "
        "địa danh và ngày, tháng, năm văn bản cỡ chữ 14 hoặc Quốc hiệu cỡ chữ 12, Tiêu ngữ cỡ chữ 13, địa danh và "
        "ngày, tháng, năm văn bản cỡ chữ 13."
    ),
    "PL2 I": (
        "Viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh: Sau dấu chấm câu (.); sau dấu chấm hỏi (?); "
        "sau dấu chấm than (!) và khi xuống dòng."
    ),
    "PL2 II.1": "Viết hoa chữ cái đầu tất cả các âm tiết của danh từ riêng chỉ tên người.",
    "PL2 II.2.b": "Viết hoa chữ cái đầu âm tiết thứ nhất trong mỗi thành phần.",
    "PL2 III.1.a": (
        "Viết hoa chữ cái đầu của các âm tiết tạo thành tên riêng và không dùng gạch nối. Ví dụ: thành phố Thái "
        "Nguyên, tỉnh Nam Định,…"
    ),
    "PL2 III.1.b": (
        "Trường hợp tên đơn vị hành chính được cấu tạo giữa danh từ chung kết hợp với chữ số, tên người, tên sự kiện "
        "lịch sử: Viết hoa cả danh từ chung chỉ đơn vị hành chính đó."
    ),
    "PL2 III.1.c": "Trường hợp viết hoa đặc biệt: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.",
    "PL2 III.1.d": (
        "Trường hợp danh từ chung chỉ địa hình đi liền với danh từ riêng: Không viết hoa danh từ chung mà chỉ viết "
        "hoa danh từ riêng."
    ),
    "PL2 III.1.đ": (
        "Tên địa lý chỉ một vùng, miền, khu vực nhất định được cấu tạo bằng từ chỉ phương hướng kết hợp với từ chỉ "
        "phương hướng khác: Viết hoa chữ cái đầu của tất cả các âm tiết tạo thành tên gọi."
    ),
    "PL2 IV.1.a": (
        "Viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình cơ quan, tổ chức; chức năng, lĩnh vực hoạt động của cơ"
        " quan, tổ chức."
    ),
    "PL2 IV.1.b": (
        "Trường hợp viết hoa đặc biệt: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng,..."
    ),
    "PL2 V.1": "Danh từ thuộc trường hợp đặc biệt: Nhân dân, Nhà nước.",
    "PL2 V.2": "Viết hoa chữ cái đầu của các âm tiết của các thành phần tạo thành tên riêng và các từ chỉ thứ, hạng.",
    "PL2 V.3": "Viết hoa tên chức vụ, học vị nếu đi liền với tên người cụ thể.",
    "PL2 V.5": "Viết hoa chữ cái đầu của âm tiết tạo thành tên gọi ngày lễ, ngày kỷ niệm.",
    "PL2 V.6": (
        "Viết hoa chữ cái đầu của tên loại văn bản và chữ cái đầu của âm tiết thứ nhất tạo thành tên gọi của văn bản "
        "trong trường hợp nói đến một văn bản cụ thể."
    ),
    "PL2 V.7": (
        "Trường hợp viện dẫn phần, chương, mục, tiểu mục, điều, khoản, điểm của một văn bản cụ thể thì viết hoa chữ "
        "cái đầu của phần, chương, mục, tiểu mục, điều."
    ),
    "PL2 V.8.a": "Viết hoa chữ cái đầu của tất cả các âm tiết tạo thành tên gọi.",
    "PL2 V.8.b": (
        "Viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên gọi. Ví dụ: tết Nguyên đán, tết Đoan ngọ, tết Trung "
        "thu. Viết hoa chữ Tết trong trường hợp thay cho tết Nguyên đán."
    ),
    "PL2 V.8.c": (
        "Viết hoa chữ cái đầu của âm tiết chỉ ngày và tháng trong trường hợp không dùng chữ số. Ví dụ: thứ Hai, thứ "
        "Tư, tháng Năm, tháng Tám,..."
    ),
    "PL2 V.9": "Viết hoa chữ cái đầu của các âm tiết tạo thành sự kiện và tên sự kiện",
    "PL2 V.10": "Viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên tác phẩm, sách báo.",
    "PL3 Mẫu 1.5": "Phụ lục III, Mẫu 1.5 - Công văn.",
    "Điều 13.1": (
        "Người đứng đầu cơ quan, tổ chức có thẩm quyền ký tất cả văn bản do cơ quan, tổ chức ban hành; có thể giao "
        "cấp phó ký thay các văn bản thuộc lĩnh vực được phân công phụ trách"
    ),
    "Điều 13.2": "Người đứng đầu cơ quan, tổ chức thay mặt tập thể lãnh đạo ký các văn bản của cơ quan, tổ chức.",
    "Điều 13.3": (
        "Việc giao ký thừa ủy quyền phải được thực hiện bằng văn bản, giới hạn thời gian và nội dung được ủy quyền."
    ),
    "Điều 13.4": (
        "Việc giao ký thừa lệnh phải được quy định cụ thể trong quy chế làm việc hoặc quy chế công tác văn thư của cơ"
        " quan, tổ chức."
    ),
    "Điều 15.1": (
        "Số và ký hiệu văn bản của cơ quan, tổ chức là duy nhất trong một năm, thống nhất giữa văn bản giấy và văn "
        "bản điện tử."
    ),
    "Điều 15.2": "Văn bản mật được cấp hệ thống số riêng.",
    "Điều 17.1": "Văn bản đi được nhân bản theo đúng số lượng được xác định ở phần nơi nhận của văn bản.",
    "Điều 18.1": "Văn bản khẩn phải được phát hành và gửi ngay sau khi ký văn bản.",
}
"""The words of a clause by its name: «PL1 II.3.c» is Phụ lục I, Phần I, mục II, khoản 3, điểm c."""
