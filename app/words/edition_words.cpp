// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/edition_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace velocert::app {
namespace {

class Edition {
    Q_DECLARE_TR_FUNCTIONS(Edition)
};

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

}  // namespace

QString edition_reason_words(const standards::EditionChoice& choice) {
    const QString code = QString::fromStdString(choice.reason);
    const QString edition = QString::fromStdString(choice.edition);
    const QString made_from = QStringLiteral("made-from-");
    const QString made_before = QStringLiteral("made-before-");
    if (code.startsWith(made_from))
        return Edition::tr("Made or imported on or after %1: only this edition applies.")
            .arg(code.mid(made_from.size()));
    if (code.startsWith(made_before))
        return Edition::tr("Made or imported before %1 and not certified early: the old edition applies.")
            .arg(code.mid(made_before.size()));
    if (code == QStringLiteral("certified-early"))
        return Edition::tr("Made or imported earlier, but certified to the new edition: the new edition applies.");
    return QString::fromStdString(choice.reason_text);
}

QString edition_error_words(const base::Error& error, const standards::SelectionRule& rule) {
    if (error.where == "made_on")
        return Edition::tr("Made or imported before %1, under an older standard that is not judged by here.")
            .arg(text(base::text(rule.old_from)));
    if (error.where == "sold_on") return Edition::tr("Sold before it was made or imported: one of the two is wrong.");
    if (error.where == "certified_to") return Edition::tr("The certificate is to an edition that is not known here.");
    if (error.where == "certified_on")
        return Edition::tr("The certificate to %1 is later than %2: such certificates had been withdrawn by then.")
            .arg(text(rule.old_edition), text(base::text(rule.old_sold_until)));
    return text(error.text());
}

QString own_pack_words(const standards::StandardEdition& edition) {
    if (edition.laboratory.empty()) return {};
    return Edition::tr("Judged by the pack of %1, revision %2, not by the shipped one.")
        .arg(text(edition.laboratory))
        .arg(edition.revision);
}

QString edition_warning_words(std::string_view warning) {
    const QString code = text(warning).section(QLatin1Char(' '), 0, 0);
    const QString what = text(warning).section(QLatin1Char(' '), 1);
    if (code == QStringLiteral("sell-by")) return Edition::tr("May be sold until %1.").arg(what);
    if (code == QStringLiteral("not-saleable-from"))
        return Edition::tr("Not saleable from %1 on; it may still be tested.").arg(what);
    if (code == QStringLiteral("certificate-of-old-edition"))
        return Edition::tr("The certificate is to the old edition %1.").arg(what);
    if (code == QStringLiteral("certificate-after-making"))
        return Edition::tr("The certificate of %1 is later than the making.").arg(what);
    return text(warning);
}

}  // namespace velocert::app
