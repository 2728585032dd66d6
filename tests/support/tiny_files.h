// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace velocert::tests {

/// A whole JPEG of one grey point (written by libjpeg-turbo) with a comment, which makes each another file.
inline std::string tiny_jpeg(const std::string& comment = "x") {
    std::string rest = std::string("\xFF\xDB\x00\x43\x00", 5) + std::string(64, '\xFF');
    rest += std::string("\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00", 13);
    rest += std::string("\xFF\xC4\x00\x14\x00\x01", 6) + std::string(16, '\0');
    rest += std::string("\xFF\xC4\x00\x14\x10\x01", 6) + std::string(16, '\0');
    rest += std::string("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x3F\xFF\xD9", 13);
    const auto size = static_cast<unsigned>(comment.size() + 2);
    std::string segment = "\xFF\xFE";
    segment += static_cast<char>(size >> 8U);
    segment += static_cast<char>(size & 0xFFU);
    return "\xFF\xD8" + segment + comment + rest;
}

/// A whole PDF of one page with a line on it.
inline std::string tiny_pdf(const std::string& line = "x") {
    const std::string text = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET\n";
    const std::string objects[] = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                                   "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "endstream"};
    std::string out = "%PDF-1.7\n";
    std::string table = "0000000000 65535 f \n";
    int number = 0;
    for (const auto& object : objects) {
        const auto at = std::to_string(out.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        out += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const auto start = std::to_string(out.size());
    return out + "xref\n0 5\n" + table + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace velocert::tests
