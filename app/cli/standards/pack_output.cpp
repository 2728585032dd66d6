// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/standards/pack_output.h"

#include <utility>

#include "core/standards/pictures.h"

namespace velocert::app {
namespace {

using base::Json;
using standards::PackDifference;

std::string_view kind_word(PackDifference::Kind kind) {
    switch (kind) {
        case PackDifference::Kind::added: return "added";
        case PackDifference::Kind::changed: return "changed";
        case PackDifference::Kind::removed: return "removed";
    }
    return {};
}

Json difference_json(const PackDifference& difference) {
    auto members = Json::array();
    for (const auto& one : difference.members) members.push(one);
    return Json::object()
        .set("kind", kind_word(difference.kind))
        .set("file", difference.file)
        .set("list", difference.list.empty() ? Json() : Json(difference.list))
        .set("id", difference.id.empty() ? Json() : Json(difference.id))
        .set("members", std::move(members));
}

Json pack_json(const records::PackRecord& record, const std::vector<PackDifference>* differences) {
    const auto& proposal = record.proposal;
    auto out = Json::object()
                   .set("proposal", proposal.id)
                   .set("state", records::name(record.state()))
                   .set("edition", proposal.of.edition)
                   .set("laboratory", proposal.of.laboratory)
                   .set("revision", Json::integer(proposal.of.revision))
                   .set("pack", proposal.of.pack.text())
                   .set("reason", proposal.reason)
                   .set("proposed_by", base::to_json(proposal.proposed_by))
                   .set("proposed_utc", proposal.proposed_utc);
    if (record.approval) {
        const auto& statement = record.approval->statement;
        out.set("approved_by", base::to_json(statement.signer))
            .set("approved_at", statement.time)
            .set("certificate", record.approval->certificate.text())
            .set("signature_fault", record.fault.empty() ? Json() : Json(record.fault));
    }
    if (record.withdrawal)
        out.set("withdrawn_by", base::to_json(record.withdrawal->withdrawn_by))
            .set("withdrawn_utc", record.withdrawal->withdrawn_utc)
            .set("withdrawn_reason", record.withdrawal->reason);
    if (differences != nullptr) {
        auto list = Json::array();
        for (const auto& one : *differences) list.push(difference_json(one));
        out.set("differences", std::move(list));
    }
    return out;
}

}  // namespace

std::string difference_line(const PackDifference& difference) {
    std::string out = std::string(kind_word(difference.kind)) + ' ' + difference.file;
    if (!difference.list.empty()) out += ", " + difference.list + ' ' + difference.id;
    if (standards::goes_before_the_programs(difference.file)) out += ", in place of the program's";
    for (std::size_t i = 0; i < difference.members.size(); ++i) out += (i == 0 ? ": " : ", ") + difference.members[i];
    return out;
}

void print_pack(const Output& output, const records::PackRecord& record,
                const std::vector<PackDifference>* differences) {
    if (output.json) return output.document(pack_json(record, differences));
    const auto& proposal = record.proposal;
    output.text(proposal.id + "  pack of " + proposal.of.laboratory + ", " + proposal.of.edition + " revision " +
                std::to_string(proposal.of.revision) + ": " + std::string(records::name(record.state())));
    output.text("  SHA-256 " + proposal.of.pack.text());
    output.text("  proposed by " + proposal.proposed_by.name + " on " + proposal.proposed_utc + ": " + proposal.reason);
    if (record.approval)
        output.text("  approved by " + record.approval->statement.signer.name + " on " +
                    record.approval->statement.time +
                    (record.fault.empty() ? "" : "; the signature does not hold: " + record.fault));
    if (record.withdrawal)
        output.text("  withdrawn by " + record.withdrawal->withdrawn_by.name + " on " +
                    record.withdrawal->withdrawn_utc + ": " + record.withdrawal->reason);
    if (differences == nullptr) return;
    output.text("  other than in the shipped pack:");
    for (const auto& one : *differences) output.text("    " + difference_line(one));
}

void print_packs(const Output& output, std::span<const records::PackRecord> records) {
    if (output.json) {
        auto list = Json::array();
        for (const auto& one : records) list.push(pack_json(one, nullptr));
        return output.document(Json::object().set("packs", std::move(list)));
    }
    if (records.empty()) output.text("no pack of a laboratory's own was proposed in this archive");
    for (const auto& one : records) print_pack(output, one);
}

}  // namespace velocert::app
