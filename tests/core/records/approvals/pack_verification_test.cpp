// SPDX-License-Identifier: GPL-3.0-or-later
// What a verification says of the approvals of packs, and of the runs that began by them.
#include <functional>
#include <tuple>

#include "core/records/approvals/pack_approval_check.h"
#include "core/records/files/byte_source.h"
#include "core/records/packages/package_check.h"
#include "tests/core/records/approvals/approving_bench.h"

namespace velocert::records {
namespace {

using Catch::Contains;

std::string notes_of(const Verification& verification) {
    std::string out;
    for (const auto& one : verification.notes) out += one.where + ": " + one.what + '\n';
    return out;
}

sequence::PackApproval given(const SignedPackApproval& approval) {
    return {approval.statement.proposal, approval.statement.signer, approval.statement.time};
}

}  // namespace

TEST_CASE("a run by an approved pack verifies, and one that claims what was not so is found", "[packs][verify]") {
    struct Row {
        const char* what;
        std::function<void(ApprovingBench&, const SignedPackApproval&)> act;
        const char* found;  ///< empty: nothing
        const char* told = "";
    };
    const auto own = pack_of_bike_lab();
    for (const auto& row : std::initializer_list<Row>{
             {"approved", [&](auto&bench, const auto&one) { bench.run("r-1", own, given(one)); }, ""},
             {"none", [&](auto&bench, const auto&) { bench.run("r-1", own, sequence::PackApproval{}); },
              "without an approval of it"},
             {"by name alone, and there were accounts",
              [&](auto&bench, const auto&) { bench.run("r-1", own, sequence::PackApproval{}, ""); },
              "without an approval of it"},
             {"an approval there is not",
              [&](auto&bench, const auto&one) {
                  auto other = given(one);
                  other.proposal = "A7";
                  bench.run("r-1", own, other);
              },
              "the approval A7, which there is not"},
             {"of another pack",
              [&](auto&bench, const auto&one) { bench.run("r-1", pack_of_bike_lab("Otherwise"), given(one)); },
              "which is of another pack"},
             {"by another person",
              [&](auto&bench, const auto&one) {
                  auto other = given(one);
                  other.approved_by = bench.wang;
                  bench.run("r-1", own, other);
              },
              "by another person or of another time"},
             {"after its end",
              [&](auto&bench, const auto&one) {
                  REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced"));
                  bench.run("r-1", own, given(one));
              },
              "which had ended in ledger row"},
             {"before its end",
              [&](auto&bench, const auto&one) {
                  bench.run("r-1", own, given(one));
                  REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced"));
              },
              ""},
             {"by a program that asked for none", [&](auto&bench, const auto&) { bench.run("r-1", own, std::nullopt); },
              "", "a program that asked for no approval"},
         }) {
        CAPTURE(row.what);
        ApprovingBench bench;
        REQUIRE(bench.propose(own));
        const auto approval = bench.confirm();
        REQUIRE(approval);
        row.act(bench, *approval);
        const auto verification = bench.verified();
        const auto text = text_of(verification);
        CAPTURE(text);
        CHECK(text.empty() == (*row.found == '\0'));
        if (*row.found != '\0') CHECK_THAT(text, Contains(row.found));
        CHECK_THAT(notes_of(verification), Contains(row.told));
    }
}

TEST_CASE("a run in an archive without accounts is told as one whose pack nobody approved", "[packs][verify]") {
    ApprovingBench bench(false);
    bench.run("r-1", pack_of_bike_lab(), sequence::PackApproval{}, "");
    const auto verification = bench.verified();
    CHECK(text_of(verification).empty());
    CHECK_THAT(notes_of(verification), Contains("run r-1 began by the pack of Bike Lab, which nobody had approved"));
}

TEST_CASE("what is changed in an approval's statement or signature is found by the verification of its entries",
          "[packs][verify]") {
    ApprovingBench bench;
    REQUIRE(bench.propose());
    REQUIRE(bench.confirm());
    std::vector<std::string_view> types(pack_record_types.begin(), pack_record_types.end());
    types.insert(types.end(), CertificateOwners::types().begin(), CertificateOwners::types().end());
    const auto entries = bench.archive->ledger_entries(types);
    REQUIRE(entries);
    const auto leaves = *bench.archive->ledger_leaves();
    const auto findings = [&](const std::function<void(base::Json&)>& change) {
        PackApprovalCheck check;
        check.of_archive(*archive_named(*bench.archive));
        CertificateOwners owners;
        for (auto entry : *entries) {
            if (entry.type == pack_approval_type) change(entry.record);
            owners.note(entry);
            check.note(entry, owners);
        }
        std::string out;
        check.check(
            &leaves, [&](const std::string& where, const std::string& what) { out += where + ": " + what + '\n'; },
            [](const std::string&, const std::string&) {});
        return out;
    };
    CHECK(findings([](base::Json&) {}).empty());
    const auto statement = *entries->back().record.find("statement");
    for (const auto& [member, value] : *statement.members()) {
        CAPTURE(member);
        CHECK_FALSE(findings([&](base::Json& record) {
                        auto changed = statement;
                        if (const auto* text = value.string())
                            changed.set(member, *text + "x");
                        else if (value.number() != nullptr)
                            changed.set(member, base::Json::integer(3));
                        else
                            changed.set(member, base::Json::object().set("id", "u-0009").set("name", "Nobody"));
                        record.set("statement", changed);
                    }).empty());
    }
    const auto cms = *entries->back().record.find("cms")->string();
    for (std::size_t at = 0; at < cms.size(); at += 97) {
        CAPTURE(at);
        CHECK_FALSE(findings([&](base::Json& record) {
                        auto changed = cms;
                        changed[at] = changed[at] == '0' ? '1' : '0';
                        record.set("cms", changed);
                    }).empty());
    }
}

TEST_CASE("the package of a run carries the approval of its pack with the signature, and that of no other pack",
          "[packs][verify]") {
    ApprovingBench bench;
    const auto own = pack_of_bike_lab();
    const auto other = pack_of_bike_lab("Otherwise");
    REQUIRE(bench.propose(own));
    const auto approval = bench.confirm();
    REQUIRE(approval);
    REQUIRE(bench.propose(other));
    bench.run("r-1", own, given(*approval));
    bench.run("r-2", other, given(*approval));
    bench.run("r-3", own, sequence::PackApproval{});
    REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced"));
    const auto exported = [&](const std::string& run) {
        const auto file = bench.scratch.path(run + ".velo");
        if (const auto done = export_package(*bench.archive, run, SampleDecoders(), file); !done)
            FAIL(done.error().text());
        return file_text(file);
    };
    const auto checked = [](const std::string& package) {
        const MemorySource source(base::as_bytes(package));
        const OutsideProof outside;
        PackageCheck check(source, outside);
        check.run();
        return std::tuple(check.manifest().entries.size(), check.take_reports(), check.take_verification());
    };
    const auto package = exported("r-1");
    const auto [entries, read, verification] = checked(package);
    CHECK(text_of(verification).empty());
    // The archive's first one, the run's two, and proposal, approval and withdrawal of its pack.
    CHECK(entries == 6);
    REQUIRE(read.others.size() == 1);
    CHECK(read.others.front().words() == "the approval of the pack A1 by Zhao Lei");
    CHECK(read.others.front().canonical == approval->statement.canonical());
    CHECK_THAT(text_of(std::get<2>(checked(exported("r-2")))), Contains("the approval A1, which there is not"));
    CHECK_THAT(text_of(std::get<2>(checked(exported("r-3")))), Contains("without an approval of it"));
}

}  // namespace velocert::records
