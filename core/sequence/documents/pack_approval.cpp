// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/pack_approval.h"

namespace velocert::sequence {

using base::Json;

Json to_json(const PackApproval& approval) {
    auto out = Json::object().set("proposal", approval.proposal);
    if (approval.given()) out.set("approved_by", base::to_json(approval.approved_by)).set("time", approval.time);
    return out;
}

std::optional<PackApproval> read_pack_approval(base::JsonReader& reader, std::string_view key) {
    if (reader.optional(key) == nullptr) return std::nullopt;
    PackApproval out;
    auto inner = reader.child(key);
    out.proposal = inner.text_or("proposal", {});
    if (out.given()) {
        out.approved_by = base::read_person(inner, "approved_by");
        out.time = inner.text("time");
    }
    if (auto done = inner.finish(); !done) reader.refuse(done.error());
    return out;
}

}  // namespace velocert::sequence
