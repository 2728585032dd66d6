// SPDX-License-Identifier: GPL-3.0-or-later
// The reader that holds every picture in Chinese to speaking Chinese: what it finds, and what it leaves alone.
#include "tests/gui/looks/foreign_words.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <catch2/catch.hpp>

#include "app/words/language.h"

using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("Words of another language are found, and ids, units, standards and keys are none", "[foreign]") {
    REQUIRE(use_language(Language::chinese));
    struct Case {
        const char* text;
        QStringList found;
    };
    for (const auto& [text, found] :
         {Case{"限值 not verified", {"not", "verified"}}, Case{"lead-acid", {"lead", "acid"}},
          Case{"Source：标准", {"Source"}}, Case{"unplug", {"unplug"}}, Case{"it's", {"it"}},
          Case{"Pass, Pass", {"Pass"}}, Case{"GB 17761-2024 表 2", {}}, Case{"brake.dry.both.distance", {}},
          Case{"S-2025-0117", {}}, Case{"62.9 kg，55 dB(A)，12.5 N·m，25 km/h", {}}, Case{"Ctrl+K", {}},
          Case{"/dev/ttyUSB0", {}}, Case{"/srv/laboratory/archive", {}}, Case{"U = 0.06 m (k = 2)", {}},
          Case{"写成 PDF", {}}, Case{"无一字", {}}, Case{"", {}}}) {
        INFO(text);
        CHECK(foreign_words(QString::fromUtf8(text)) == found);
    }
    REQUIRE(use_language(Language::english));
}

TEST_CASE("Foreign words are found in what is in sight, whatever shows them, and in nothing else", "[foreign]") {
    REQUIRE(use_language(Language::chinese));
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* label = new QLabel("<b>Expected</b>", &window);
    auto* field = new QLineEdit(&window);
    auto* list = new QListWidget(&window);
    auto* hidden = new QLabel("hidden words", &window);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(field), static_cast<QWidget*>(list),
                            static_cast<QWidget*>(hidden)})
        column->addWidget(widget);
    label->setObjectName("label");
    list->setObjectName("list");
    list->addItems({"合格", "not yet"});
    // What a person types stays as it is typed; what an empty field asks for is ours.
    field->setText("typed here");
    hidden->hide();
    window.show();
    QStringList found = foreign_texts(window);
    CHECK(found == QStringList{"label: Expected in \"Expected\"", "list: not, yet in \"not yet\""});
    field->clear();
    field->setObjectName("field");
    field->setPlaceholderText("any path");
    CHECK(foreign_texts(window).contains("field: any, path in \"any path\""));
    REQUIRE(use_language(Language::english));
}
