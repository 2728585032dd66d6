// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/qualification_words.h"

#include <QCoreApplication>
#include <array>

#include "app/words/text_forms.h"

namespace velocert::app {
namespace {

// Whole phrases first, then what joins them.
constexpr std::array forms = {
    QT_TRANSLATE_NOOP("Qualification", "every run of the round computes to the same digits"),
    QT_TRANSLATE_NOOP("Qualification", "%1 to %2 digits"),
    QT_TRANSLATE_NOOP("Qualification", "additive, four normal inputs"),
    QT_TRANSLATE_NOOP("Qualification", "mass calibration, first order"),
    QT_TRANSLATE_NOOP("Qualification", "product with a relative uncertainty"),
    QT_TRANSLATE_NOOP("Qualification", "root over %1 leaves"),
    QT_TRANSLATE_NOOP("Qualification", "Ed25519 over %1 bytes"),
    QT_TRANSLATE_NOOP("Qualification", "a signed note and the same with one letter changed"),
    QT_TRANSLATE_NOOP("Qualification", "the archive of the round verifies"),
    QT_TRANSLATE_NOOP("Qualification", "the program's own records"),
    QT_TRANSLATE_NOOP("Qualification", "resources/scenarios"),
    QT_TRANSLATE_NOOP("Qualification", "%1: half to even, once"),
    QT_TRANSLATE_NOOP("Qualification", "%1, reference tree of Certificate Transparency"),
    QT_TRANSLATE_NOOP("Qualification", "RFC 8032, 7.1, test %1"),
    QT_TRANSLATE_NOOP("Qualification", "%1, table %2"),
    QT_TRANSLATE_NOOP("Qualification", "%1, equation %2"),
    QT_TRANSLATE_NOOP("Qualification", "%1; %2"),
    QT_TRANSLATE_NOOP("Qualification", "%1 (within %2)"),
    QT_TRANSLATE_NOOP("Qualification", "value %1"),
    QT_TRANSLATE_NOOP("Qualification", "standard_uncertainty %1"),
    QT_TRANSLATE_NOOP("Qualification", "expanded_uncertainty %1"),
    QT_TRANSLATE_NOOP("Qualification", "an attempt errored that does not count"),
    QT_TRANSLATE_NOOP("Qualification", "attempts errored: %1"),
    QT_TRANSLATE_NOOP("Qualification", "no finding"),
    QT_TRANSLATE_NOOP("Qualification", "%1 runs, %2 differences"),
    QT_TRANSLATE_NOOP("Qualification", "holds"),
    QT_TRANSLATE_NOOP("Qualification", "does not hold"),
    QT_TRANSLATE_NOOP("Qualification", "refused"),
    QT_TRANSLATE_NOOP("Qualification", "taken"),
    // Programs of before kept several verdicts that would do.
    QT_TRANSLATE_NOOP("Qualification", "%1 or %2"),
    QT_TRANSLATE_NOOP("Qualification", "pass"),
    QT_TRANSLATE_NOOP("Qualification", "fail"),
    QT_TRANSLATE_NOOP("Qualification", "inconclusive"),
    QT_TRANSLATE_NOOP("Qualification", "not-evaluated"),
};

/// Lists are read from their first item on, each rest within the one before it.
constexpr int deepest = 8;

}  // namespace

QString qualification_words(const std::string& text) {
    static const TextForms known("Qualification", forms);
    return known.in_words(QString::fromStdString(text), deepest);
}

std::span<const char* const> known_qualification_texts() { return forms; }

}  // namespace velocert::app
