// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/signature_writing.h"

#include "core/base/digest.h"

namespace velocert::reports {
namespace {

// Three numbers of ten digits, blanks between, as many blanks as are left over at the end.
constexpr std::size_t range_width = 36;

std::string hex_text(std::string_view bytes) { return "<" + base::hex(base::as_bytes(bytes)) + ">"; }

std::string entry(std::size_t object, std::size_t place) {
    std::string digits = std::to_string(place);
    digits.insert(0, digits.size() < 10 ? 10 - digits.size() : 0, '0');
    return std::to_string(object) + " 1\n" + digits + " 00000 n \n";
}

}  // namespace

WrittenSignature write_signature(const SignatureWriting& writing) {
    WrittenSignature out;
    const std::string field_number = std::to_string(writing.field_object);
    const std::string value_number = std::to_string(writing.value_object);
    const std::string_view open_field = writing.field.substr(0, writing.field.size() - 2);

    std::string& text = out.bytes;
    text = field_number + " 0 obj\n";
    text += open_field;
    text += "/V " + value_number + " 0 R >>\nendobj\n";
    const std::size_t value_place = writing.begin + text.size();
    text += value_number + " 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/Name " +
            hex_text(writing.name) + "\n/Reason " + hex_text(writing.reason) + "\n/M (" + writing.date + ")\n" +
            (writing.stamped ? "/" + std::string(stamped_member) + " true\n" : std::string()) + "/ByteRange [";
    const std::size_t range_place = text.size();
    text += std::string(range_width, ' ') + "]\n/Contents ";
    out.contents_begin = writing.begin + text.size();
    text += "<" + std::string(writing.room * 2, '0') + ">";
    out.contents_end = writing.begin + text.size();
    text += " >>\nendobj\n";
    const std::size_t table = writing.begin + text.size();
    text += "xref\n" + entry(writing.field_object, writing.begin) + entry(writing.value_object, value_place);
    text += "trailer\n<< /Size " + std::to_string(writing.value_object + 1) + " /Root ";
    text += writing.root;
    text += " /Info ";
    text += writing.info;
    text += " /ID ";
    text += writing.id;
    text += " /Prev " + std::to_string(writing.table_before) + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";

    const std::size_t end = writing.begin + text.size();
    std::string range = "0 " + std::to_string(out.contents_begin) + " " + std::to_string(out.contents_end) + " " +
                        std::to_string(end - out.contents_end);
    range.resize(range_width, ' ');
    text.replace(range_place, range_width, range);
    return out;
}

}  // namespace velocert::reports
