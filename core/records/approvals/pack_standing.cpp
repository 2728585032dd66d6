// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_standing.h"

#include <array>
#include <utility>

#include "core/base/clock.h"
#include "core/records/people/people.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;
using State = PackStanding::State;

/// What the laboratory's trust list says of the certificate that signed an approval which holds by itself. A
/// revocation of any time ends what it approved: an approval stands for runs to come.
void hold_against(const SignedPackApproval& approval, const signing::TrustList* trust, PackStanding& out) {
    if (trust == nullptr) {
        out.revocation_unknown = "no trust list was given";
        return;
    }
    const auto refuse = [&](State state, std::string why) {
        out.state = state;
        out.why = std::move(why);
    };
    const auto cms = signing::verify_cms(approval.cms, base::Digest::of(approval.statement.canonical()));
    if (!cms) return refuse(State::does_not_hold, cms.error().found);
    const auto certificate = signing::Certificate::parse(cms->certificate, "certificate");
    if (!certificate) return refuse(State::does_not_hold, certificate.error().found);
    const auto time = parse_local_time(approval.statement.time);
    if (!time) return refuse(State::does_not_hold, time.error().found);
    const auto status = signing::check_chain(*certificate, cms->issuers, *trust, *time);
    if (status.revoked)
        return refuse(State::revoked, "revoked since " + base::utc_text(status.revoked->since) + ", " +
                                          std::string(signing::name(status.revoked->reason)));
    out.problem = status.problem;
    if (!status.valid) return refuse(State::does_not_hold, status.reason);
    out.revocation_unknown = status.revocation_unknown;
    out.revocation_known_until = status.revocation_known_until;
}

/// Another pack of the same laboratory and edition that is approved, for whoever has changed a file since.
std::optional<PackRecord> other_of(const PackHistory& history, const ProposedPack& pack) {
    std::optional<PackRecord> out;
    for (const auto& one : history.packs)
        if (one.state() == PackState::approved && one.proposal.of.edition == pack.edition &&
            one.proposal.of.laboratory == pack.laboratory && one.proposal.of.pack != pack.pack)
            out = one;
    return out;
}

std::string where_of(const ProposedPack& pack) {
    return "pack of " + pack.laboratory + ", SHA-256 " + pack.pack.text();
}

}  // namespace

PackStanding pack_standing(const PackHistory& history, const ProposedPack& pack, bool accounts,
                           const signing::TrustList* trust) {
    PackStanding out;
    out.pack = pack;
    if (!accounts) {
        out.state = State::open;
        return out;
    }
    const auto* record = history.of(pack.pack);
    if (record == nullptr) {
        out.other = other_of(history, pack);
        return out;
    }
    out.record = *record;
    switch (record->state()) {
        case PackState::proposed: out.state = State::proposed; return out;
        case PackState::withdrawn: out.state = State::withdrawn; return out;
        case PackState::ended: out.state = State::ended; return out;
        case PackState::approved: break;
    }
    // The same words with which it was proposed: a pack is what its bytes say.
    if (record->proposal.of != pack || !record->fault.empty()) {
        out.state = State::does_not_hold;
        out.why = record->fault.empty() ? "it names another laboratory, edition or revision" : record->fault;
        return out;
    }
    out.state = State::approved;
    hold_against(*record->approval, trust, out);
    return out;
}

Result<std::vector<PackStanding>> pack_standings(const Archive* archive,
                                                 std::span<const standards::StandardEdition* const> packs,
                                                 const signing::TrustList* trust) {
    std::vector<PackStanding> out;
    if (packs.empty()) return out;
    PackHistory history;
    bool accounts = false;
    if (archive != nullptr) {
        const auto people = people_register(*archive);
        if (!people) return base::fail(people.error());
        auto read = pack_history(*archive);
        if (!read) return base::fail(read.error());
        accounts = !people->empty();
        history = std::move(*read);
    }
    for (const auto* one : packs)
        out.push_back(pack_standing(history, {one->pack, one->id, one->laboratory, one->revision}, accounts, trust));
    return out;
}

Result<PackStanding> pack_standing(const Archive* archive, const standards::StandardEdition& pack,
                                   const signing::TrustList* trust) {
    auto one = pack_standings(archive, std::array{&pack}, trust);
    if (!one) return base::fail(one.error());
    return std::move(one->front());
}

Result<sequence::PackApproval> approval_to_start_by(const PackStanding& standing) {
    const auto& record = standing.record;
    const auto id = record ? record->proposal.id : std::string();
    const auto by = [&] {
        const auto& end = *record->withdrawal;
        return end.withdrawn_by.name + " on " + end.withdrawn_utc + ": " + end.reason;
    };
    const auto refuse = [&](ErrorCode code, std::string found, std::string expected) {
        return base::fail(code, where_of(standing.pack), std::move(found), std::move(expected));
    };
    constexpr const char* anew =
        "an approval that stands: propose the pack ('pack propose'), and have a signatory "
        "confirm it ('pack confirm'); or the shipped pack";
    switch (standing.state) {
        case State::open: return sequence::PackApproval{};
        case State::approved: {
            const auto& statement = record->approval->statement;
            return sequence::PackApproval{id, statement.signer, statement.time};
        }
        case State::not_proposed:
            return refuse(ErrorCode::not_permitted,
                          standing.other
                              ? "it is not the pack that is approved in this archive: " + standing.other->proposal.id +
                                    " is of SHA-256 " + standing.other->proposal.of.pack.text()
                              : "nobody has approved it in this archive",
                          standing.other ? std::string("the bytes that were approved; or ") + anew : anew);
        case State::proposed:
            return refuse(ErrorCode::not_permitted,
                          "it was proposed by " + record->proposal.proposed_by.name + " on " +
                              record->proposal.proposed_utc + " (" + id + "), and nobody has confirmed it",
                          "the confirmation by a signatory ('pack confirm --proposal " + id + "')");
        case State::withdrawn:
            return refuse(ErrorCode::not_permitted, "its proposal " + id + " was withdrawn by " + by(), anew);
        case State::ended:
            return refuse(ErrorCode::not_permitted, "its approval " + id + " was ended by " + by(), anew);
        case State::does_not_hold:
            return refuse(ErrorCode::integrity,
                          "the signature of " + record->approval->statement.signer.name + " under its approval " + id +
                              " does not hold: " + standing.why,
                          "an approval whose signature verifies; 'verify' says what else does not hold");
        case State::revoked:
            return refuse(ErrorCode::not_permitted,
                          "the certificate of " + record->approval->statement.signer.name +
                              ", who signed its approval " + id + ", is revoked (" + standing.why + ")",
                          "an approval by a certificate that is not revoked: withdraw " + id +
                              " ('pack withdraw'), and have the pack approved anew");
    }
    return refuse(ErrorCode::integrity, "no state", "a state");
}

}  // namespace velocert::records
