// SPDX-License-Identifier: GPL-3.0-or-later
// The persons of Setup by name: who released a limit, and who looked through the accounts and signed that.
#include <QRegularExpression>

#include "core/records/people/people.h"
#include "tests/gui/setup/packs_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// A training archive with the people of a laboratory.
class PersonsFixture final : public PacksFixture {
  public:
    explicit PersonsFixture(Language language = Language::english) : PacksFixture(language) {
        {
            auto writer = records::Archive::open(archive(), clock());
            REQUIRE(writer);
            make_people(**writer, clock(), hasher(), {"vehicle-mass"});
        }
        emit archive_in_use().changed();
    }
    SetupWorkspace& go(const std::string& page) {
        auto& setup = packs();
        setup.go_to(page);
        QApplication::processEvents();
        return setup;
    }
};

}  // namespace

TEST_CASE("Who proposed a limit is called as the language in use calls them", "[setup]") {
    PersonsFixture fixture;
    fixture.sign_in("zhao.lei");
    auto& setup = fixture.go("limits");
    std::string limit;
    for (const auto& row : setup.page().rows().rows())
        if (row.id.ends_with("|mass.lead_acid")) limit = row.id;
    setup.page().select(limit);
    fixture.find<QPushButton>("do_propose_limit")->click();
    fixture.fill("value", "62 kg");
    fixture.fill("source", "official copy no. 3");
    fixture.fill("page", "p. 17");
    fixture.fill("reason", "read again");
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    const auto told = [&] {
        QStringList out;
        for (const auto& block : setup.page().detail())
            for (const auto& row : block.rows) out << row.join(" | ");
        return out.join('\n');
    };
    static const QRegularExpression english("Proposed by Zhao Lei on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(UTC\\);");
    CHECK(told().contains(english));
    REQUIRE(use_language(Language::chinese));
    setup.page().select(limit);
    CHECK(told().contains(QString::fromUtf8("赵雷")));
    CHECK_FALSE(told().contains("Zhao Lei"));
    REQUIRE(use_language(Language::english));
}

TEST_CASE("Pictures of a signed review of access hold all their text", "[pictures][setup]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese}) {
        PersonsFixture fixture(language);
        QTemporaryDir keys;
        const auto key = keys.filePath("zhao.p12");
        const auto trust = keys.filePath("trust.json");
        write_key(**fixture.archive_in_use().read(), fixture.clock(), "zhao.lei", "a passphrase", key.toStdString(),
                  trust.toStdString());
        fixture.sign_in("zhao.lei");
        auto& setup = fixture.go("people");
        CHECK(setup.page().state().sign == Sign::inconclusive);
        fixture.find<QPushButton>("do_review_access")->click();
        fixture.fill("password", QString::fromStdString(password_of("zhao.lei")));
        fixture.fill("key", key);
        fixture.fill("passphrase", "a passphrase");
        fixture.fill("trust", trust);
        const auto name = picture_name(language, Theme::light, scale);
        save_picture(fixture.window(), "setup-access-review-form-" + name);
        fixture.do_it(setup);
        INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
        CHECK(setup.page().state().sign == Sign::pass);
        CHECK(setup.page().state().value.contains(language == Language::english ? "Zhao Lei"
                                                                                : QString::fromUtf8("赵雷")));
        save_picture(fixture.window(), "setup-access-reviewed-" + name);
        // The record is signed: a statement that holds against the person's certificate.
        const auto archive = fixture.archive_in_use().read();
        REQUIRE(archive);
        const auto people = records::people_register(**archive);
        REQUIRE(people);
        REQUIRE(people->reviews().size() == 1);
    }
}
