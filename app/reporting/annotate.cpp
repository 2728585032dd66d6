// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/annotate.h"

#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/people/people.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using laboratory::Act;

std::string object_of(std::string_view run) { return "run " + std::string(run); }

/// The annotation as it is going to stand, but for its author.
Result<records::Annotation> drafted(const records::Archive& archive, const base::Clock& clock,
                                    const AnnotationRequest& request) {
    auto comment = base::stated_reason(request.comment, "annotation");
    if (!comment) return base::fail(comment.error());
    if (request.to && request.to->value().base() <= request.from.value().base())
        return base::fail(ErrorCode::bad_value, "annotation", "a stretch that ends at " + request.to->text(),
                          "an end after " + request.from.text());
    auto attempt = records::noted_attempt(archive, request.run, request.attempt);
    if (!attempt) return base::fail(attempt.error());
    return records::Annotation{
        std::move(*attempt), request.from,        request.to,     request.reading,
        request.takes_up,    std::move(*comment), request.person, records::local_time_text(clock.now(), request.offset),
        request.witnessed};
}

Result<void> carry_out(records::Archive& archive, const base::Clock& clock, const AnnotationRequest& request,
                       const records::Annotation& annotation, const laboratory::Account& account) {
    if (!request.open_key) {
        if (!account.certificates.empty())
            return base::fail(ErrorCode::not_permitted, object_of(request.run),
                              "a certificate is registered for " + account.login + ", and no key was given",
                              "the annotation signed with that key");
        return records::record_annotation(archive, annotation, std::nullopt);
    }
    const auto key = opened_key(archive, clock, account, object_of(request.run), request.open_key);
    if (!key) return base::fail(key.error());
    if (auto own = signer_certificate(archive, account, **key, request.trust, clock.now()); !own)
        return base::fail(own.error());
    const auto cms = signing::sign_cms(**key, base::Digest::of(annotation.canonical()));
    if (!cms) return base::fail(cms.error());
    return records::record_annotation(archive, annotation,
                                      records::MadeAnnotationSignature{*cms, (*key)->certificate()});
}

}  // namespace

Result<void> annotate(records::Archive& archive, const base::Clock& clock, const AnnotationRequest& request) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto annotation = drafted(archive, clock, request);
    if (!annotation) return base::fail(annotation.error());
    if (people->empty()) {
        if (request.open_key)
            return base::fail(ErrorCode::not_permitted, object_of(request.run), "the archive has no accounts",
                              "accounts of the persons who sign; make them in Setup");
        auto person = base::person_named(request.person.name, "author");
        if (!person) return base::fail(person.error());
        annotation->author = std::move(*person);
        return records::record_annotation(archive, *annotation, std::nullopt);
    }
    const auto act = request.witnessed ? Act::sign_witnessed : Act::annotate;
    const auto account =
        records::authenticate(archive, clock, request.login, request.password, "annotate " + object_of(request.run));
    if (!account) return base::fail(account.error());
    if (auto may = records::require_or_record(archive, clock, *account, act, {}, object_of(request.run)); !may)
        return may;
    annotation->author = account->person();
    auto done = carry_out(archive, clock, request, *annotation, *account);
    if (done) return done;
    if (auto kept =
            records::record_refused_act(archive, clock, *account, act, {}, object_of(request.run), done.error().text());
        !kept)
        return kept;
    return done;
}

Result<void> withdraw_annotation(records::Archive& archive, const base::Clock& clock, std::string_view run,
                                 std::uint64_t annotation, std::string_view reason, const base::Person& person,
                                 const std::optional<laboratory::Account>& account) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (!people->empty()) {
        if (!account)
            return base::fail(ErrorCode::not_permitted, object_of(run), "nobody is signed in", "somebody signed in");
        const auto all = records::run_annotations(archive, run);
        if (!all) return base::fail(all.error());
        const auto* note = all->note(annotation);
        const bool own = note != nullptr && base::same_person(note->recorded.annotation.author, account->person());
        const auto act = own ? Act::annotate : Act::withdraw_annotation;
        if (auto may = records::require_or_record(archive, clock, *account, act, {}, object_of(run)); !may) return may;
    }
    return records::withdraw_annotation(archive, clock, run, annotation, reason, account ? account->person() : person);
}

}  // namespace velocert::app
