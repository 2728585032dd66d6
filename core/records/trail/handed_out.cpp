// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/handed_out.h"

namespace velocert::records {

std::string_view name(HandedOut what) {
    switch (what) {
        case HandedOut::package: return "package";
        case HandedOut::json: return "json";
        case HandedOut::xml: return "xml";
        case HandedOut::xlsx: return "xlsx";
        case HandedOut::csv: return "csv";
        case HandedOut::print: return "print";
        case HandedOut::document: return "document";
        case HandedOut::sheet: return "signature-sheet";
        case HandedOut::trail: return "trail";
    }
    return {};
}

base::Json handed_out_record(const HandingOut& done, std::string_view at_utc) {
    // As with a look, the kind stands beside the id: what was taken out later belongs to no run and is not in its
    // package.
    return base::Json::object()
        .set("by", done.by ? base::to_json(*done.by) : base::Json())
        .set("what", name(done.what))
        .set("about", base::Json::object().set("kind", done.kind).set("id", done.id))
        .set("to", done.to)
        .set("sha256", done.digest.text())
        .set("at_utc", at_utc);
}

base::Result<void> record_handed_out(Archive& archive, const base::Clock& clock, const HandingOut& done) {
    if (done.by && done.by->name.empty())
        return base::fail(base::ErrorCode::missing_field, "export", "nobody is named", "the person who takes it");
    return archive.append("export/1", handed_out_record(done, base::utc_text(clock.now())));
}

}  // namespace velocert::records
