// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>

#include "core/records/trail/annotation_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {

/// The key of that person, made out to the account.
inline signing::SigningKey& annotating_key(const std::string& name = "Wang Fang",
                                           const std::string& account = "u-0002") {
    static std::map<std::string, std::unique_ptr<signing::SigningKey>> keys;
    auto& made = keys[account];
    if (made) return *made;
    const auto now = *base::parse_utc("2025-11-01T00:00:00.000Z");
    static const auto authority =
        signing::InternalAuthority::make("Demonstration laboratory", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const base::Secret passphrase(std::string("a passphrase of a test"));
    const auto issued = authority->issue({name, account, signing::KeyKind::p256, 3, 1000}, passphrase, now);
    REQUIRE(issued);
    auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    REQUIRE(opened);
    made = std::move(*opened);
    return *made;
}

inline metrology::WrittenQuantity seconds(const std::string& text) {
    const auto out = metrology::WrittenQuantity::parse(text, metrology::Kind::duration);
    REQUIRE(out);
    return *out;
}

/// An archive with a run of two attempts, and notes beside them.
struct AnnotationBench {
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::unique_ptr<Archive> archive;

    AnnotationBench() {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
        record_sample_run(*archive, "run-1", 2);
        record_sample_run(*archive, "run-2", 1);
    }
    [[nodiscard]] Annotation annotation(const std::string& comment = "The cable was touched here",
                                        const std::string& run = "run-1", int attempt = 1) const {
        const auto noted = noted_attempt(*archive, run, sample_step_run(attempt, {}));
        if (!noted) FAIL(noted.error().text());
        const NotedReading reading{"scale", metrology::Measurand::mass,
                                   metrology::WrittenQuantity::parse("62.95 kg", metrology::Kind::mass).value()};
        return {*noted,
                seconds("0.050 s"),
                std::nullopt,
                reading,
                0,
                comment,
                {"u-0002", "Wang Fang"},
                "2025-11-23T10:00:00.000+08:00"};
    }
    [[nodiscard]] static MadeAnnotationSignature signature(const Annotation& annotation,
                                                           signing::SigningKey& by = annotating_key()) {
        const auto cms = signing::sign_cms(by, base::Digest::of(annotation.canonical()));
        REQUIRE(cms);
        return {*cms, by.certificate()};
    }
    /// Appends as another program would: past the act.
    void force(std::string_view type, const base::Json& record) { REQUIRE(archive->append(type, record)); }
    void force(const Annotation& annotation, const std::optional<MadeAnnotationSignature>& made) {
        RecordedAnnotation recorded{annotation, std::nullopt, 0};
        if (made) {
            REQUIRE(archive->store(base::as_bytes(made->certificate)));
            recorded.signature = DetachedSignature{made->cms, base::Digest::of(made->certificate)};
        }
        force(annotation_type, to_record(recorded));
    }
    [[nodiscard]] std::uint64_t size() const { return *archive->ledger_size(); }
    [[nodiscard]] RunAnnotations notes(const std::string& run = "run-1") const {
        auto out = run_annotations(*archive, run);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    [[nodiscard]] AnnotationMark mark(int attempt = 2) const {
        const NotedReading reading{{},
                                   metrology::Measurand::mass,
                                   metrology::WrittenQuantity::parse("62.95 kg", metrology::Kind::mass).value()};
        return {{"run-1", "vehicle-mass", "weigh", {}, attempt, 0, {}},
                reading,
                seconds("0.1 s"),
                {"u-0001", "Li Ming"},
                {}};
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        return text_of(*verify_archive(folder));
    }
};

}  // namespace velocert::records
