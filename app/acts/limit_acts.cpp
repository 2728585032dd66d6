// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/limit_acts.h"

#include "app/planning/release_choice.h"
#include "core/standards/editions/shipped_edition.h"

namespace velocert::app {

using base::Json;
using base::Result;

Json LimitFigures::entry() const {
    auto out = Json::object();
    out.set("id", limit).set("relation", relation);
    const auto optional = [&](const char* member, const std::string& what) {
        if (!what.empty()) out.set(member, what);
    };
    optional("value", value);
    optional("upper", upper);
    optional("text", text);
    if (at.size() == 1) out.set("at", at.front());
    if (at.size() > 1) {
        auto points = Json::array();
        for (const auto& point : at) points.push(point);
        out.set("at", std::move(points));
    }
    optional("duration", duration);
    optional("note", note);
    return out.set("source", source).set("page", page);
}

Result<std::optional<std::string>> demonstration_text(bool training, const std::string& edition) {
    if (!training) return std::optional<std::string>();
    auto release = demonstration_release(edition);
    if (!release) return base::fail(release.error());
    return *release ? std::optional(std::move((*release)->text)) : std::nullopt;
}

Result<records::LimitProposal> propose_limit(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                             const std::string& edition, const Json& entry, const std::string& reason) {
    const auto shipped = standards::shipped_edition(edition);
    if (!shipped) return base::fail(shipped.error());
    auto demonstration = demonstration_text(archive.training(), edition);
    if (!demonstration) return base::fail(demonstration.error());
    const auto* id = entry.find("id");
    const std::string limit = id != nullptr && id->string() != nullptr ? *id->string() : std::string();
    if (auto may = permit(archive, clock, actor, laboratory::Act::propose_limit, "limit " + limit); !may)
        return base::fail(may.error());
    return records::propose_limit(archive, {(*shipped)->pack, std::move(*demonstration), clock}, entry, actor.person,
                                  reason);
}

Result<records::ReleaseRevision> confirm_limit(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                               const std::string& proposal) {
    const auto history = records::release_history(archive);
    if (!history) return base::fail(history.error());
    const auto* found = history->proposal(proposal);
    if (found == nullptr)
        return base::fail(base::ErrorCode::not_found, "--proposal " + proposal, "there is none of that id",
                          "one that 'release-limit list' shows");
    const auto shipped = standards::shipped_edition(found->edition);
    if (!shipped) return base::fail(shipped.error());
    auto demonstration = demonstration_text(archive.training(), found->edition);
    if (!demonstration) return base::fail(demonstration.error());
    if (auto may = permit(archive, clock, actor, laboratory::Act::confirm_limit, "proposal " + proposal); !may)
        return base::fail(may.error());
    return records::confirm_proposal(archive, {(*shipped)->pack, std::move(*demonstration), clock}, proposal,
                                     actor.person);
}

Result<records::LimitProposal> reject_limit(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                            const std::string& proposal, const std::string& reason) {
    if (auto may = permit(archive, clock, actor, laboratory::Act::propose_limit, "proposal " + proposal); !may)
        return base::fail(may.error());
    return records::withdraw_proposal(archive, clock, proposal, actor.person, reason);
}

}  // namespace velocert::app
