// SPDX-License-Identifier: GPL-3.0-or-later
// Who gave another person the means to sign, alone.
#include "core/records/people/means_of_signing.h"

#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using Catch::Contains;
using What = MeansSetAlone::What;

/// Wang Fang signs as approver, and Zhao Lei is the reviewer.
struct Means : PeopleLaboratory {
    Means() { staff(); }
    void reset(const std::string& login, const Acting& acting) {
        const auto done = reset_password(*archive, setting(), acting, account(login).id,
                                         tests::secret("another hat and lamp, number " + std::to_string(++count)),
                                         "it was forgotten");
        if (!done) FAIL(done.error().text());
    }
    base::Digest bind(const std::string& login, const Acting& acting) {
        const std::vector<std::uint8_t> bytes{1, 2, static_cast<std::uint8_t>(++count)};
        const auto bound = register_certificate(*archive, setting(), acting, account(login).id, bytes, "a new key");
        if (!bound) FAIL(bound.error().text());
        return *bound;
    }
    /// A signature of Zhao Lei in the next row.
    [[nodiscard]] ReliedSignature signed_now(const base::Digest& certificate = {}) const {
        return {account("zhao.lei").person(), certificate, rows() + 1, "reviewed"};
    }
    [[nodiscard]] std::vector<MeansSetAlone> by(const std::string& login,
                                                const std::vector<ReliedSignature>& signatures) const {
        auto out = means_set_alone(*archive, signatures, account(login).person());
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    int count = 0;
};

}  // namespace

TEST_CASE("whoever bound the key of a signer or set the password alone is told, with the day and the act", "[means]") {
    Means lab;
    CHECK(lab.by("wang.fang", {lab.signed_now()}).empty());
    const auto key = lab.bind("zhao.lei", lab.as("wang.fang"));
    lab.reset("zhao.lei", lab.as("wang.fang"));
    lab.clock.time += std::chrono::hours(24);
    lab.reset("zhao.lei", lab.as("wang.fang"));
    const auto found = lab.by("wang.fang", {lab.signed_now(key)});
    REQUIRE(found.size() == 2);
    CHECK(found[0].what == What::certificate);
    CHECK(text(found[0]) ==
          "王芳 bound the key of Zhao Lei on 2026-03-02T08:00:00.000Z, and no second person stood beside it; "
          "Zhao Lei signed after it: reviewed");
    // Of two resets the one that was in force.
    CHECK(found[1].what == What::password);
    CHECK_THAT(text(found[1]),
               Contains("王芳 set the password of Zhao Lei on 2026-03-03T08:00:00.000Z, and no second person"));
    // By each name of the person.
    const base::Person before{"", "王芳"};
    CHECK(means_set_alone(*lab.archive, std::vector{lab.signed_now(key)}, before)->size() == 2);
    // One act stands once, however many signatures rest on it.
    auto review = lab.signed_now(key);
    review.as = "the review of the trail";
    const auto twice = lab.by("wang.fang", {lab.signed_now(key), review});
    REQUIRE(twice.size() == 2);
    CHECK(twice[0].signed_as == std::vector<std::string>{"reviewed", "the review of the trail"});
}

TEST_CASE("nothing is told of means that others gave, of other keys, and of later acts", "[means]") {
    Means lab;
    const auto early = lab.signed_now();
    const auto key = lab.bind("zhao.lei", lab.as("wang.fang"));
    lab.reset("zhao.lei", lab.as("wang.fang"));
    CHECK(lab.by("sun.qi", {lab.signed_now(key)}).empty());
    CHECK(lab.by("wang.fang", {early}).empty());
    CHECK(lab.by("wang.fang", {lab.signed_now(base::Digest::of("other key"))}).size() == 1);
    auto of_another = lab.signed_now(key);
    of_another.signer = lab.account("li.ming").person();
    CHECK(lab.by("wang.fang", {of_another}).empty());
    // A person's own change of the password, and one's own key, are what is wanted.
    CHECK(lab.by("zhao.lei", {lab.signed_now(key)}).empty());
    CHECK(lab.findings() == "");
}

}  // namespace velocert::records
