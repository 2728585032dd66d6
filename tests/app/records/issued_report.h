// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "core/base/entropy.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/notes/signed_note.h"
#include "tests/app/reports/signing_laboratory.h"

namespace velocert::tests {

/// A laboratory with one issued report, its package, and a station that signed the ledger after the issue.
struct Issued {
    SigningLaboratory lab;
    std::string report, file, package = lab.folder / "run.velo", key;

    Issued() {
        const auto prepared = lab.prepare();
        CAPTURE(prepared.err);
        REQUIRE(prepared.code == 0);
        report = *prepared.json().find("report")->string();
        REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
        REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
        std::filesystem::create_directory(lab.folder / "issued");
        REQUIRE(lab.approve(report, "zhao.lei", lab.folder / "issued").code == 0);
        file = lab.folder / ("issued/" + report + ".pdf");
        {
            const base::SystemClock clock;
            auto opened = records::Archive::open(lab.archive, clock);
            REQUIRE(opened);
            const auto station = signing::StationKey::make("bench-1", base::SystemEntropy());
            REQUIRE(station);
            REQUIRE(station->store(lab.folder / "station.key"));
            REQUIRE(records::make_checkpoint(**opened, *station, clock, records::CheckpointReason::by_hand));
            key = station->verifier().text();
        }
        const auto exported = cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package});
        CAPTURE(exported.err);
        REQUIRE(exported.code == 0);
    }
};

inline Finished verify(std::vector<std::string> words) {
    words.insert(words.begin(), VELOCERT_VERIFY);
    return Process(words).wait();
}

/// Puts a signed checkpoint on record, by the station of the first one.
inline void checkpoint_again(const Issued& issued) {
    const base::SystemClock clock;
    auto opened = records::Archive::open(issued.lab.archive, clock);
    REQUIRE(opened);
    const auto station = signing::StationKey::load(issued.lab.folder / "station.key");
    REQUIRE(station);
    REQUIRE(records::make_checkpoint(**opened, *station, clock, records::CheckpointReason::by_hand));
}

/// The trust list with a revocation of that person's key from now on. Lists know whole seconds.
inline std::string revoked_from_now(const SigningLaboratory& lab, const std::string& login) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    const auto now = std::chrono::system_clock::now();
    const base::Secret passphrase(SigningLaboratory::passphrase(login));
    const auto bytes = bytes_of(lab.folder / (login + ".p12"));
    const auto key = signing::open_pkcs12(base::as_bytes(bytes), passphrase);
    REQUIRE(key);
    const auto certificate = signing::Certificate::parse((*key)->certificate(), "certificate");
    REQUIRE(certificate);
    const std::vector entries{signing::Revocation{certificate->serial, now, signing::RevocationReason::key_compromise}};
    auto list = lab.authority->revocation_list(nullptr, entries, now, now + std::chrono::hours(24 * 90));
    REQUIRE(list);
    signing::TrustList trust;
    REQUIRE(trust.add_root(lab.authority->certificate(), signing::TrustKind::internal));
    REQUIRE(trust.add_revocation_list(std::move(*list)));
    return lab.folder.file("revoked.json", trust.text());
}

}  // namespace velocert::tests
