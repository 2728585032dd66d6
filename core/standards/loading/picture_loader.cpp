// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/picture_loader.h"

#include <set>
#include <utility>

#include "core/standards/drawing.h"
#include "core/standards/pictures.h"

namespace velocert::standards {

base::Result<std::map<std::string, std::string>> load_pictures(const Pack& pack) {
    std::map<std::string, std::string> out;
    for (const auto& [file, text] : pack.files) {
        if (!is_picture_file(file)) continue;
        auto name = file.substr(picture_folder.size());
        if (auto fine = check_picture_name(name, file); !fine) return base::fail(fine.error());
        if (out.size() == most_pictures)
            return base::fail(base::ErrorCode::bad_value, file, "one picture too many",
                              "at most " + std::to_string(most_pictures) + " of them");
        if (auto fine = check_drawing(file, text); !fine) return base::fail(fine.error());
        out.emplace(std::move(name), text);
    }
    return out;
}

std::optional<base::Error> unseen_picture(const StandardEdition& edition) {
    if (edition.pictures.empty()) return std::nullopt;
    std::set<std::string> shown;
    for (const auto& procedure : edition.procedures)
        for (const auto& step : procedure.steps)
            for (const auto& action : step.actions) shown.insert(action.picture);
    for (const auto& [name, text] : edition.pictures)
        if (!shown.contains(name))
            return base::Error{base::ErrorCode::unknown_field, std::string(picture_folder) + name,
                               "no prompt shows this picture",
                               "\"picture\": \"" + name + "\" of a prompt, or a pack without the file"};
    return std::nullopt;
}

}  // namespace velocert::standards
