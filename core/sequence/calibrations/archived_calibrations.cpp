// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/calibrations/archived_calibrations.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/used_calibrations.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Result;

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<laboratory::Certificate> read_certificate(const FrozenCertificate& frozen, const EvidenceSource& evidence) {
    const auto bytes = evidence.load(frozen.certificate);
    if (!bytes) return base::fail(bytes.error());
    return laboratory::load_certificate(text_of(*bytes), "certificate " + frozen.number);
}

/// Whether the certificate is the one that was frozen, with what it was used for.
Result<void> hold_frozen(const std::string& run, const FrozenCertificate& frozen,
                         const laboratory::Certificate& certificate) {
    const auto lacks = [&](metrology::Measurand measurand) { return certificate.find(measurand) == nullptr; };
    if (certificate.number == frozen.number && std::ranges::none_of(frozen.measurands, lacks)) return {};
    return base::fail(ErrorCode::integrity, "run " + run + ", role " + frozen.role,
                      "an archived certificate " + certificate.number + " without what it was used for",
                      "certificate " + frozen.number + " as it was frozen");
}

}  // namespace

void add_to_set(CalibrationSet& set, const std::string& role, const laboratory::Certificate& certificate,
                const std::vector<metrology::Measurand>& measurands) {
    for (const auto measurand : measurands)
        if (const auto* calibration = certificate.find(measurand)) set.entries.push_back({role, *calibration});
}

void waive(CalibrationSet& set, const std::vector<Deviation>& deviations) {
    for (const auto& deviation : deviations)
        if (deviation.kind == of_calibration && !set.waives(deviation.role)) set.waived.push_back(deviation.role);
}

Result<laboratory::Certificate> certificate_of(const std::string& run, const FrozenCertificate& frozen,
                                               const EvidenceSource& evidence) {
    auto certificate = read_certificate(frozen, evidence);
    if (!certificate) return certificate;
    if (auto held = hold_frozen(run, frozen, *certificate); !held) return base::fail(held.error());
    return certificate;
}

Result<std::vector<laboratory::Certificate>> certificates_of(const Run& run, const EvidenceSource& evidence) {
    std::vector<laboratory::Certificate> out;
    for (const auto& used : used_certificates(run)) {
        auto certificate = certificate_of(run.id, used.frozen, evidence);
        if (!certificate) return base::fail(certificate.error());
        out.push_back(std::move(*certificate));
    }
    return out;
}

bool uses_equipment(const Run& run, std::string_view equipment, std::string_view serial) {
    for (const auto& used : used_certificates(run))
        if (used.frozen.equipment == equipment) return true;
    const auto stands_in = [&](const laboratory::Station& station) {
        return std::ranges::any_of(station.instruments, [&](const auto& placed) {
            return placed.equipment == equipment || placed.serial == serial;
        });
    };
    if (stands_in(run.station)) return true;
    for (const auto& resumption : run.resumptions)
        if (stands_in(resumption.station)) return true;
    const std::string told = '|' + std::string(serial) + '|';
    for (const auto& attempt : run.step_runs) {
        for (const auto& capture : attempt.captures)
            if (capture.identity.find(told) != std::string::npos) return true;
        for (const auto& gauge : attempt.gauges)
            if (gauge.gauge == equipment || gauge.gauge == serial ||
                (gauge.certificate && gauge.certificate->equipment == equipment))
                return true;
    }
    return false;
}

namespace {

Result<void> load_gauges(Run& run, const EvidenceSource& evidence) {
    // A gauge goes through many attempts with one certificate.
    std::map<base::Digest, laboratory::Certificate> read;
    for (auto& attempt : run.step_runs)
        for (auto& gauge : attempt.gauges) {
            if (!gauge.certificate) continue;
            auto known = read.find(gauge.certificate->certificate);
            if (known == read.end()) {
                auto certificate = read_certificate(*gauge.certificate, evidence);
                if (!certificate) return base::fail(certificate.error());
                known = read.emplace(gauge.certificate->certificate, std::move(*certificate)).first;
            }
            const auto& certificate = known->second;
            if (auto held = hold_frozen(run.id, *gauge.certificate, certificate); !held) return held;
            const auto* calibration = certificate.find(gauge.measurand);
            if (calibration == nullptr)
                return base::fail(
                    ErrorCode::integrity, attempt_name(attempt) + ", gauge " + gauge.gauge,
                    "certificate " + certificate.number + " has no " + std::string(metrology::name(gauge.measurand)),
                    "the certificate of what it was used for");
            gauge.calibration = *calibration;
        }
    return {};
}

}  // namespace

Result<CalibrationSet> calibrations_of(const Run& run, const EvidenceSource& evidence) {
    if (run.certificates.empty() && run.deviations.empty()) return run.calibrations;
    CalibrationSet out;
    for (const auto& frozen : run.certificates) {
        const auto certificate = certificate_of(run.id, frozen, evidence);
        if (!certificate) return base::fail(certificate.error());
        add_to_set(out, frozen.role, *certificate, frozen.measurands);
    }
    waive(out, run.deviations);
    return out;
}

Result<void> load_calibrations(Run& run, const EvidenceSource& evidence) {
    auto from_start = calibrations_of(run, evidence);
    if (!from_start) return base::fail(from_start.error());
    run.calibrations = std::move(*from_start);
    if (auto gauges = load_gauges(run, evidence); !gauges) return gauges;
    for (auto& resumption : run.resumptions) {
        if (resumption.certificates.empty() && resumption.deviations.empty()) continue;
        Run part;
        part.id = run.id;
        part.certificates = resumption.certificates;
        part.deviations = resumption.deviations;
        auto set = calibrations_of(part, evidence);
        if (!set) return base::fail(set.error());
        resumption.calibrations = std::move(*set);
    }
    return {};
}

}  // namespace velocert::sequence
