// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/pack_differences.h"

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/standards/pictures.h"

namespace velocert::standards {
namespace {

using base::Json;

Title title_of(const Json& entry) {
    Title out;
    const auto* title = entry.find("title");
    if (title == nullptr) return out;
    if (const auto* zh = title->find("zh"); zh != nullptr && zh->string() != nullptr) out.zh = *zh->string();
    if (const auto* en = title->find("en"); en != nullptr && en->string() != nullptr) out.en = *en->string();
    return out;
}

std::string id_of(const Json& entry) {
    const auto* id = entry.find("id");
    return id != nullptr && id->string() != nullptr ? *id->string() : std::string();
}

/// A list whose entries can be told apart by their ids; any other value is compared as a whole.
const Json::Array* named_list(const Json* value) {
    if (value == nullptr || value->items() == nullptr || value->items()->empty()) return nullptr;
    std::set<std::string> ids;
    for (const auto& one : *value->items())
        if (const auto id = id_of(one); id.empty() || !ids.insert(id).second) return nullptr;
    return value->items();
}

const Json* entry_of(const Json::Array& list, const std::string& id) {
    const auto found = std::ranges::find_if(list, [&](const Json& one) { return id_of(one) == id; });
    return found == list.end() ? nullptr : &*found;
}

bool same(const Json* a, const Json* b) { return a == nullptr || b == nullptr ? a == b : *a == *b; }

/// Names of the members that one has and the other has not, or has otherwise; those of `own` first.
std::vector<std::string> other_members(const Json& own, const Json& shipped) {
    std::vector<std::string> out;
    if (own.members() == nullptr || shipped.members() == nullptr) return out;
    for (const auto& [name, value] : *own.members())
        if (!same(&value, shipped.find(name))) out.push_back(name);
    for (const auto& [name, value] : *shipped.members())
        if (own.find(name) == nullptr) out.push_back(name);
    return out;
}

class FileDifferences {
  public:
    FileDifferences(std::string file, const Json& own, const Json& shipped)
        : file_(std::move(file)), own_(own), shipped_(shipped) {}

    [[nodiscard]] std::vector<PackDifference> all() const {
        std::vector<PackDifference> out;
        std::vector<std::string> of_file;
        std::vector<PackDifference> of_entries;
        for (auto& member : other_members(own_, shipped_)) {
            const auto* own = named_list(own_.find(member));
            const auto* shipped = named_list(shipped_.find(member));
            if (own == nullptr || shipped == nullptr)
                of_file.push_back(std::move(member));
            else if (!entries(member, *own, *shipped, of_entries))
                of_file.push_back(std::move(member));
        }
        if (!of_file.empty())
            out.push_back({PackDifference::Kind::changed, file_, {}, {}, title_of(own_), std::move(of_file)});
        out.insert(out.end(), of_entries.begin(), of_entries.end());
        return out;
    }

  private:
    /// False when every entry is there as it was, and only their order is another.
    bool entries(const std::string& list, const Json::Array& own, const Json::Array& shipped,
                 std::vector<PackDifference>& out) const {
        const auto before = out.size();
        for (const auto& one : own) {
            const auto* was = entry_of(shipped, id_of(one));
            if (was == nullptr)
                out.push_back({PackDifference::Kind::added, file_, list, id_of(one), title_of(one)});
            else if (!(one == *was))
                out.push_back(
                    {PackDifference::Kind::changed, file_, list, id_of(one), title_of(one), other_members(one, *was)});
        }
        for (const auto& one : shipped)
            if (entry_of(own, id_of(one)) == nullptr)
                out.push_back({PackDifference::Kind::removed, file_, list, id_of(one), title_of(one)});
        return out.size() > before;
    }

    std::string file_;
    const Json& own_;
    const Json& shipped_;
};

}  // namespace

base::Result<std::vector<PackDifference>> pack_differences(const Pack& own, const Pack& shipped) {
    std::vector<PackDifference> out;
    for (const auto& [name, text] : own.files) {
        const auto was = shipped.files.find(name);
        if (was != shipped.files.end() && was->second == text) continue;
        if (is_picture_file(name)) {
            const bool is_new = was == shipped.files.end();
            out.push_back({is_new ? PackDifference::Kind::added : PackDifference::Kind::changed, name, {}, {}});
            continue;
        }
        const auto now = Json::parse(text, name);
        if (!now) return base::fail(now.error());
        if (was == shipped.files.end()) {
            out.push_back({PackDifference::Kind::added, name, {}, id_of(*now), title_of(*now)});
            continue;
        }
        const auto before = Json::parse(was->second, name);
        if (!before) return base::fail(before.error());
        auto found = FileDifferences(name, *now, *before).all();
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    for (const auto& [name, text] : shipped.files) {
        if (own.files.contains(name)) continue;
        if (is_picture_file(name)) {
            out.push_back({PackDifference::Kind::removed, name, {}, {}});
            continue;
        }
        const auto was = Json::parse(text, name);
        if (!was) return base::fail(was.error());
        out.push_back({PackDifference::Kind::removed, name, {}, id_of(*was), title_of(*was)});
    }
    return out;
}

}  // namespace velocert::standards
