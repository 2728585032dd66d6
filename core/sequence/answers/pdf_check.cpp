// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/pdf_check.h"

#include <qpdf/qpdf-c.h>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace velocert::sequence {
namespace {

/// The mark of the end (ISO 32000-1, 7.5.5). Signatures may leave a little behind it.
bool has_end(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view end = "%%EOF";
    const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 1024));
    return std::search(tail.begin(), tail.end(), end.begin(), end.end()) != tail.end();
}

/// A file that libqpdf reads, by its C interface: the headers of the other one are no C++20 to every compiler. What
/// goes wrong in a call stays with it until error() is asked.
class Opened {
  public:
    explicit Opened(std::span<const std::uint8_t> bytes) : pdf_(qpdf_init()) {
        qpdf_silence_errors(pdf_);
        qpdf_set_suppress_warnings(pdf_, QPDF_TRUE);
        qpdf_read_memory(pdf_, "PDF", reinterpret_cast<const char*>(bytes.data()), bytes.size(), nullptr);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    Opened(Opened&&) = delete;
    Opened& operator=(Opened&&) = delete;
    ~Opened() { qpdf_cleanup(&pdf_); }

    /// Why it cannot be opened; empty while nothing went wrong.
    [[nodiscard]] std::string error() const {
        if (qpdf_has_error(pdf_) == QPDF_FALSE) return {};
        auto* found = qpdf_get_error(pdf_);
        if (qpdf_get_error_code(pdf_, found) == qpdf_e_password) return "asks for a password";
        return "cannot be opened (" + std::string(qpdf_get_error_message_detail(pdf_, found)) + ")";
    }

    /// Zero also where the pages cannot be found.
    [[nodiscard]] int pages() const { return std::max(0, qpdf_get_num_pages(pdf_)); }

    [[nodiscard]] bool shows_something(int page) const {
        const auto shown = qpdf_get_page_n(pdf_, static_cast<std::size_t>(page));
        const auto contents = qpdf_oh_get_key(pdf_, shown, "/Contents");
        if (holds_bytes(contents)) return true;
        for (int i = 0; i < items(contents); ++i)
            if (holds_bytes(qpdf_oh_get_array_item(pdf_, contents, i))) return true;
        return items(qpdf_oh_get_key(pdf_, shown, "/Annots")) > 0;
    }

  private:
    [[nodiscard]] int items(qpdf_oh list) const {
        return qpdf_oh_is_array(pdf_, list) == QPDF_TRUE ? qpdf_oh_get_array_n_items(pdf_, list) : 0;
    }

    [[nodiscard]] bool holds_bytes(qpdf_oh stream) const {
        if (qpdf_oh_is_stream(pdf_, stream) == QPDF_FALSE) return false;
        unsigned char* raw = nullptr;
        std::size_t size = 0;
        qpdf_oh_get_stream_data(pdf_, stream, qpdf_dl_none, nullptr, &raw, &size);
        const std::unique_ptr<unsigned char, decltype(&std::free)> kept(raw, &std::free);
        return size > 0;
    }

    mutable qpdf_data pdf_;
};

}  // namespace

std::string pdf_trouble(std::span<const std::uint8_t> bytes) {
    if (!has_end(bytes)) return "has no end: it is torn";
    const Opened pdf(bytes);
    if (auto why = pdf.error(); !why.empty()) return why;
    for (int page = 0; page < pdf.pages(); ++page)
        if (pdf.shows_something(page)) return {};
    if (auto why = pdf.error(); !why.empty()) return why;
    return "has no page with anything on it";
}

}  // namespace velocert::sequence
