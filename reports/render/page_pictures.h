// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/base/result.h"
#include "reports/content/report.h"
#include "reports/render/pages.h"

namespace velocert::reports {

/// The pages of a report for the screen, by the same layout and painter that make its PDF. Main thread, after
/// ensure_gui_environment().
class PagePictures {
  public:
    /// Errors: not_found (fonts).
    [[nodiscard]] static base::Result<PagePictures> of(const Report& report);

    [[nodiscard]] int count() const { return static_cast<int>(pages_.pages.size()); }
    /// One page, that many device pixels wide.
    [[nodiscard]] QImage picture(int page, int width) const;
    /// What stands on the page, line by line, for those who cannot see it.
    [[nodiscard]] QString text(int page) const;

  private:
    PagePictures(Pages pages, Typography typography) : pages_(std::move(pages)), typography_(std::move(typography)) {}

    Pages pages_;
    Typography typography_;
};

}  // namespace velocert::reports
