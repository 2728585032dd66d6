// SPDX-License-Identifier: GPL-3.0-or-later
// Signing from the window with a key on a token. The token is softhsm2's; where it is not installed the test says so.
#include <QMenu>

#include "app/reporting/token_address.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/support/soft_token.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// The action of a menu that begins with these words, after it was opened.
QAction* action_of(QMenu* menu, const QString& words) {
    emit menu->aboutToShow();
    for (auto* action : menu->actions())
        if (action->text().startsWith(words)) return action;
    return nullptr;
}

}  // namespace

TEST_CASE("A report is signed with a key on a token that was chosen from those plugged in", "[review]") {
    if (!tests::soft_token_is_here()) return;
    ReviewFixture fixture;
    tests::move_to_soft_token(fixture.place(), fixture.key_of("li.ming"), "the key of li.ming", "Li Ming", "li.ming");
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    auto* field = fixture.find<QLineEdit>("sign_key");
    auto* pin = fixture.find<QLineEdit>("sign_passphrase");
    CHECK(pin->accessibleName() == "Passphrase of your key");
    auto* menu = fixture.find<QPushButton>("sign_token")->menu();
    REQUIRE(menu != nullptr);
    auto* token = action_of(menu, "Li Ming (");
    if (token == nullptr) {
        // The library is not registered with this machine: it is pointed to.
        fixture.questions.chosen = QString::fromStdString(tests::soft_token_module());
        token = action_of(menu, "Another library");
    }
    REQUIRE(token != nullptr);
    token->trigger();
    CHECK(field->text().startsWith("pkcs11:"));
    CHECK(field->text().contains("token=Li%20Ming"));
    CHECK(pin->accessibleName() == "PIN of your token");
    const auto sign_with = [&](const QString& secret) {
        fixture.find<QLineEdit>("sign_password")->setText(QString::fromStdString(password_of("li.ming")));
        pin->setText(secret);
        fixture.find<QPushButton>("sign_go")->click();
        fixture.idle();
        INFO(fixture.review().told().toStdString());
        return fixture.review().went_well();
    };
    CHECK_FALSE(sign_with("9999"));
    CHECK(fixture.reports().reports.front().state == records::ReportState::prepared);
    CHECK(pin->text().isEmpty());
    const QString good = field->text();
    field->setText("pkcs11:token=Nobody?module-path=" + QString::fromStdString(tests::soft_token_module()));
    CHECK_FALSE(sign_with(tests::soft_token_pin));
    field->setText("pkcs11:object=li.ming");
    CHECK_FALSE(sign_with(tests::soft_token_pin));
    CHECK(fixture.review().told().contains("it names no token"));
    field->setText(good);
    CHECK(sign_with(tests::soft_token_pin));
    CHECK(fixture.reports().reports.front().state == records::ReportState::tested);
}

TEST_CASE("The address of a token is read back, and what is no address is a path", "[review]") {
    const TokenKey key{"/usr/lib/maker's own/p11.so", "Li Ming / 李明", "sign; 1"};
    const auto again = token_at(token_address(key));
    REQUIRE(again);
    REQUIRE(*again);
    CHECK((*again)->module == key.module);
    CHECK((*again)->token == key.token);
    CHECK((*again)->key == key.key);
    for (const char* path : {"", "keys/li.p12", "token.p12"}) {
        CAPTURE(path);
        CHECK(token_at(path).value() == std::nullopt);
    }
    for (const char* address : {"pkcs11:", "pkcs11:object=x?module-path=/x.so", "pkcs11:token=%ZZ", "pkcs11:token",
                                "pkcs11:?module-path=/x.so"}) {
        CAPTURE(address);
        const auto refused = token_at(address);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::bad_value);
    }
    const auto unknown = token_at("pkcs11:token=a%20token%20that%20nobody%20has");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == base::ErrorCode::not_found);
    // By its id where it has no name.
    CHECK((*token_at("pkcs11:token=x;id=%01%AB?module-path=/x.so"))->key == "01ab");
}
