// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/release_choice.h"

#include "core/records/people/limit_release.h"

namespace velocert::app {

using base::Result;

Result<std::optional<LaboratoryRelease>> demonstration_release(const std::string& edition) {
    for (const auto& embedded : standards::demonstration_releases()) {
        const auto release = standards::load_release(embedded.text, embedded.name);
        if (!release) return base::fail(release.error());
        if (release->edition == edition)
            return LaboratoryRelease{std::string(embedded.text), std::string(embedded.name), std::nullopt};
    }
    return std::optional<LaboratoryRelease>();
}

Result<std::optional<LaboratoryRelease>> release_in_force(const std::string& edition, bool training,
                                                          const records::Archive* archive) {
    if (archive != nullptr) {
        const auto history = records::release_history(*archive);
        if (!history) return base::fail(history.error());
        if (const auto* latest = history->latest(edition)) {
            auto text = records::release_text(*archive, *latest);
            if (!text) return base::fail(text.error());
            return LaboratoryRelease{std::move(*text),
                                     "revision " + std::to_string(latest->revision) + " of the laboratory's release",
                                     latest->pack};
        }
    }
    if (!training) return std::optional<LaboratoryRelease>();
    return demonstration_release(edition);
}

Result<standards::StandardEdition> with_release_in_force(standards::StandardEdition edition, bool training,
                                                         const records::Archive* archive) {
    const auto choice = release_in_force(edition.id, training, archive);
    if (!choice) return base::fail(choice.error());
    if (!*choice) return edition;
    const auto release = standards::load_release((*choice)->text, (*choice)->source);
    if (!release) return base::fail(release.error());
    return standards::apply_release(std::move(edition), *release);
}

}  // namespace velocert::app
