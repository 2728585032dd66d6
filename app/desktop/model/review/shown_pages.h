// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/digest.h"

namespace velocert::app {

/// What one person has looked through in one act of signing: of which reports, laid out from which frozen document, and
/// whether to the last page. What was seen by another person, for another meaning or of another preparation does not
/// count: the act is named, and with another one all is forgotten. Knows no widget; one thread at a time.
class ShownPages {
  public:
    /// What must be done before a report may be signed.
    enum class Wants : std::uint8_t {
        nothing,
        pages,       ///< its pages are to be shown to the last one
        exact_file,  ///< they differ from the frozen document: that itself is to be opened
    };

    /// Goes on with that act, or begins it.
    void for_act(const std::string& act);
    /// The pages were laid out: of that frozen document (without signatures), and they are it to the byte or not.
    void laid_out(const std::string& report, const base::Digest& document, bool same_bytes);
    /// The last page was in sight. Of pages that were never laid out it says nothing.
    void seen_to_the_end(const std::string& report);
    /// The frozen document itself was opened, after its pages were laid out.
    void exact_file_opened(const std::string& report);

    [[nodiscard]] Wants wants(const std::string& report) const;
    /// Whether all that is wanted was seen of that very document: one that was prepared again meanwhile was not.
    [[nodiscard]] bool seen(const std::string& report, const base::Digest& document) const;

  private:
    struct Shown {
        base::Digest document;
        bool same_bytes = false;
        bool to_the_end = false;
    };
    std::string act_;
    std::map<std::string, Shown> reports_;
};

}  // namespace velocert::app
