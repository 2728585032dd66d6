// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/people/certificate_output.h"

#include "core/base/clock.h"

namespace velocert::app {

using base::Json;
using base::utc_text;

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json revocation_json(const signing::Revocation& revocation) {
    return Json::object()
        .set("serial", revocation.serial)
        .set("since", utc_text(revocation.since))
        .set("reason", signing::name(revocation.reason));
}

Json list_json(const signing::RevocationList& list) {
    auto entries = Json::array();
    for (const auto& entry : list.revocations) entries.push(revocation_json(entry));
    return Json::object()
        .set("issuer", list.issuer)
        .set("number", text_or_null(list.number))
        .set("this_update", utc_text(list.this_update))
        .set("next_update", utc_text(list.next_update))
        .set("fingerprint", list.fingerprint.text())
        .set("revoked", std::move(entries));
}

void print_list(const Output& output, const signing::RevocationList& list) {
    output.text("revocation list of " + list.issuer + ", " + utc_text(list.this_update) + ", next one due " +
                utc_text(list.next_update) + ": " + std::to_string(list.revocations.size()) + " revoked");
    for (const auto& entry : list.revocations)
        output.text("  " + entry.serial + "  since " + utc_text(entry.since) + "  " +
                    std::string(signing::name(entry.reason)));
}

}  // namespace

Json certificate_json(const signing::Certificate& certificate) {
    return Json::object()
        .set("subject", certificate.subject)
        .set("account", text_or_null(certificate.account))
        .set("issuer", certificate.issuer)
        .set("subject_name", certificate.subject_name)
        .set("issuer_name", certificate.issuer_name)
        .set("serial", certificate.serial)
        .set("not_before", utc_text(certificate.not_before))
        .set("not_after", utc_text(certificate.not_after))
        .set("key", certificate.key_text())
        .set("authority", certificate.authority)
        .set("fingerprint", certificate.fingerprint.text());
}

void print_certificate(const Output& output, const signing::Certificate& certificate, const std::string& remark) {
    output.text(certificate.subject + (certificate.account.empty() ? "" : " (" + certificate.account + ")") +
                (remark.empty() ? "" : "  [" + remark + "]"));
    output.text("  issued by   " + certificate.issuer);
    output.text("  valid       " + utc_text(certificate.not_before) + " to " + utc_text(certificate.not_after));
    output.text("  key         " + certificate.key_text());
    output.text("  serial      " + certificate.serial);
    output.text("  fingerprint " + certificate.fingerprint.text());
}

void print_trust(const Output& output, const signing::TrustList& trust) {
    if (output.json) {
        auto roots = Json::array();
        for (const auto& root : trust.roots)
            roots.push(certificate_json(root.certificate).set("kind", signing::name(root.kind)));
        auto intermediates = Json::array();
        for (const auto& one : trust.intermediates) intermediates.push(certificate_json(one));
        auto lists = Json::array();
        for (const auto& list : trust.revocation_lists) lists.push(list_json(list));
        return output.document(Json::object()
                                   .set("roots", std::move(roots))
                                   .set("intermediates", std::move(intermediates))
                                   .set("revocation_lists", std::move(lists)));
    }
    for (const auto& root : trust.roots)
        print_certificate(output, root.certificate, "root, " + std::string(signing::name(root.kind)));
    for (const auto& one : trust.intermediates) print_certificate(output, one, "intermediate");
    for (const auto& list : trust.revocation_lists) print_list(output, list);
    if (trust.roots.empty()) output.text("no authority is trusted");
}

void print_authority(const Output& output, const signing::AuthorityRecord& record) {
    if (output.json) {
        auto issued = Json::array();
        for (const auto& one : record.issued)
            issued.push(
                certificate_json(one.certificate).set("revoked", one.revoked ? revocation_json(*one.revoked) : Json()));
        return output.document(Json::object()
                                   .set("authority", certificate_json(record.certificate))
                                   .set("issued", std::move(issued))
                                   .set("revocation_list", list_json(record.revocations)));
    }
    print_certificate(output, record.certificate, "root, internal");
    for (const auto& one : record.issued)
        print_certificate(output, one.certificate,
                          one.revoked ? "revoked since " + utc_text(one.revoked->since) + ", " +
                                            std::string(signing::name(one.revoked->reason))
                                      : std::string());
    print_list(output, record.revocations);
}

void print_chain(const Output& output, const signing::Certificate& certificate, const signing::ChainStatus& status) {
    if (output.json) {
        auto notes = Json::array();
        for (const auto& note : status.notes) notes.push(note);
        auto path = Json::array();
        for (const auto& one : status.path) path.push(one.subject);
        return output.document(Json::object()
                                   .set("valid", status.valid)
                                   .set("problem", signing::name(status.problem))
                                   .set("reason", text_or_null(status.reason))
                                   .set("kind", status.kind ? Json(signing::name(*status.kind)) : Json())
                                   .set("revoked", status.revoked ? revocation_json(*status.revoked) : Json())
                                   .set("notes", std::move(notes))
                                   .set("path", std::move(path))
                                   .set("certificate", certificate_json(certificate)));
    }
    print_certificate(output, certificate, {});
    output.text(status.valid ? "valid; its root is " + std::string(signing::name(*status.kind))
                             : "not valid (" + std::string(signing::name(status.problem)) + "): " + status.reason);
    if (status.valid && status.revoked) output.text("  it was revoked later, on " + utc_text(status.revoked->since));
    for (const auto& note : status.notes) output.text("  note: " + note);
}

void print_revocations(const Output& output, const signing::RevocationList& list, const std::string& file) {
    if (output.json) return output.document(list_json(list).set("file", file));
    print_list(output, list);
    output.text("written to " + file + "; every trust list needs it: velocert-cli certificate import " + file +
                " --trust FILE");
}

}  // namespace velocert::app
