// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/finding_words.h"

#include <QCoreApplication>
#include <array>

#include "app/words/language.h"
#include "app/words/text_forms.h"

namespace velocert::app {
namespace {

// Where one form could be taken for another, the narrower one stands first. The first ones are places: no colon stands
// in what differs there, for behind it comes what was found.
constexpr std::size_t places = 8;
constexpr std::array forms = {
    QT_TRANSLATE_NOOP("Findings", "ledger row %1"),
    QT_TRANSLATE_NOOP("Findings", "heads.log line %1"),
    QT_TRANSLATE_NOOP("Findings", "index.sqlite table %1, run %2"),
    QT_TRANSLATE_NOOP("Findings", "index.sqlite table %1"),
    QT_TRANSLATE_NOOP("Findings", "report %1, signature %2"),
    QT_TRANSLATE_NOOP("Findings", "signature %1"),
    QT_TRANSLATE_NOOP("Findings", "time-stamp of %1"),
    QT_TRANSLATE_NOOP("Findings", "attachment %1"),
    QT_TRANSLATE_NOOP("Findings", "tested"),
    QT_TRANSLATE_NOOP("Findings", "checked"),
    QT_TRANSLATE_NOOP("Findings", "reviewed"),
    QT_TRANSLATE_NOOP("Findings", "approved"),
    QT_TRANSLATE_NOOP("Findings", "witnessed"),
    QT_TRANSLATE_NOOP("Findings", "missing, %1"),
    QT_TRANSLATE_NOOP("Findings", "missing; the field is empty"),
    QT_TRANSLATE_NOOP("Findings", "missing"),
    QT_TRANSLATE_NOOP("Findings", "named by ledger row %1, run %2 (%3 entries)"),
    QT_TRANSLATE_NOOP("Findings", "named by ledger row %1, run %2"),
    QT_TRANSLATE_NOOP("Findings", "named by ledger row %1 (%2 entries)"),
    QT_TRANSLATE_NOOP("Findings", "named by ledger row %1"),
    QT_TRANSLATE_NOOP("Findings", "the bytes were changed: their digest is %1, %2"),
    QT_TRANSLATE_NOOP("Findings", "the bytes were changed: their digest is %1"),
    QT_TRANSLATE_NOOP("Findings", "is %1 bytes long, the index says %2, %3"),
    QT_TRANSLATE_NOOP("Findings", "is %1 bytes long, the index says %2"),
    QT_TRANSLATE_NOOP("Findings", "is no file of the archive's own: a link or a device"),
    QT_TRANSLATE_NOOP("Findings", "stands in the package twice"),
    QT_TRANSLATE_NOOP("Findings", "unknown key: signed by %1, whose key is not among those given"),
    QT_TRANSLATE_NOOP("Findings", "does not belong to the archive"),
    QT_TRANSLATE_NOOP("Findings", "a program is writing to this archive; what it adds now is not looked at"),
    QT_TRANSLATE_NOOP("Findings", "no entry of the ledger names this file"),
    QT_TRANSLATE_NOOP("Findings", "the chain does not begin here"),
    QT_TRANSLATE_NOOP("Findings", "the chain does not follow from %1"),
    QT_TRANSLATE_NOOP("Findings", "the text is that of entry %1"),
    QT_TRANSLATE_NOOP("Findings", "the text does not give the stored leaf digest: one of them was changed"),
    QT_TRANSLATE_NOOP("Findings", "a row that does not belong to the ledger (numbers begin at 1)"),
    QT_TRANSLATE_NOOP("Findings", "a row far beyond the end of the ledger"),
    QT_TRANSLATE_NOOP("Findings", "its chain is not the one in heads.log"),
    QT_TRANSLATE_NOOP("Findings", "ledger truncated: rows %1..%2 missing"),
    QT_TRANSLATE_NOOP("Findings", "lines %1..%2 missing: rows were added without them"),
    QT_TRANSLATE_NOOP("Findings", "the line is numbered %1"),
    QT_TRANSLATE_NOOP("Findings", "differs from the one that was hashed into %1"),
    QT_TRANSLATE_NOOP("Findings", "differs from schema version %1: found \"%2\" where \"%3\" belongs"),
    QT_TRANSLATE_NOOP("Findings", "differs from %1"),
    QT_TRANSLATE_NOOP("Findings", "the column type says \"%1\", the text %2"),
    QT_TRANSLATE_NOOP("Findings", "the column run says \"%1\", the text \"%2\""),
    QT_TRANSLATE_NOOP("Findings", "run %1 is started a second time"),
    QT_TRANSLATE_NOOP("Findings", "run %1 ends a second time"),
    QT_TRANSLATE_NOOP("Findings", "a row that refers to no row of %1"),
    QT_TRANSLATE_NOOP("Findings",
                      "left by a program that died in the middle of a write; opening the archive for writing once "
                      "takes the unfinished write back"),
    QT_TRANSLATE_NOOP("Findings", "bytes were changed since the archive was closed"),
    QT_TRANSLATE_NOOP("Findings",
                      "bytes that no row uses are not covered: nothing says what they were when the archive was "
                      "closed; closing it once after a write says that"),
    QT_TRANSLATE_NOOP(
        "Findings", "bytes that no row uses are not covered: a program began to write while the archive was verified"),
    QT_TRANSLATE_NOOP("Findings",
                      "left by a program that died while it closed or restored the archive; opening it for writing "
                      "once removes this file"),
    QT_TRANSLATE_NOOP("Findings", "truncated before checkpoint %1 (%2): only %3 rows are here"),
    QT_TRANSLATE_NOOP("Findings",
                      "rolled back: this checkpoint of %1 over %2 rows is newer than the archive, which has %3"),
    QT_TRANSLATE_NOOP("Findings",
                      "history forked between row %1 and row %2: the rows are not those of the checkpoint at %3"),
    QT_TRANSLATE_NOOP("Findings", "rows %1..%2 are newer than any checkpoint that was looked at"),
    QT_TRANSLATE_NOOP("Findings", "belongs to a history that was given up; the roll-back is acknowledged"),
    QT_TRANSLATE_NOOP("Findings", "the time-stamp authority %1 saw this checkpoint at %2"),
    QT_TRANSLATE_NOOP("Findings",
                      "%1 says that it saw this checkpoint at %2; without a trust list nobody knows who that is, and "
                      "nothing rests on it"),
    QT_TRANSLATE_NOOP("Findings", "%1 says that it saw this checkpoint at %2; not trusted, nothing rests on it: %3"),
    QT_TRANSLATE_NOOP("Findings", "wrong signature: %1"),
    QT_TRANSLATE_NOOP("Findings", "holds no checkpoint of this archive (%1)"),
    QT_TRANSLATE_NOOP("Findings", "unknown key: %1 is not among the keys given"),
    QT_TRANSLATE_NOOP("Findings", "the signature of %1 as %2 does not hold: %3"),
    QT_TRANSLATE_NOOP("Findings", "the signature of %1 as %2 was made over another ledger"),
    QT_TRANSLATE_NOOP("Findings", "the signature of %1 as %2: %3"),
    QT_TRANSLATE_NOOP("Findings", "the sealed record of report %1 rests on another ledger"),
    QT_TRANSLATE_NOOP("Findings", "the sealed record of report %1 rests on a ledger that was not there yet"),
    QT_TRANSLATE_NOOP(
        "Findings",
        "the sealed record of report %1 rests on evidence %2, which no record of run %3 names: the report "
        "was made from other evidence"),
    QT_TRANSLATE_NOOP("Findings",
                      "evidence %1, named by the records of run %2, is none that the sealed record of report %3 rests "
                      "on"),
    QT_TRANSLATE_NOOP("Findings", "the review of the trail by %1 does not hold: %2"),
    QT_TRANSLATE_NOOP("Findings", "its certificate is registered for %1"),
    QT_TRANSLATE_NOOP("Findings", "its certificate was made out to %1"),
    QT_TRANSLATE_NOOP("Findings", "its certificate is not among those registered for %1"),
    QT_TRANSLATE_NOOP("Findings", "its key also made the signature of %1 as %2"),
    QT_TRANSLATE_NOOP("Findings", "who signed is no account of this archive"),
    QT_TRANSLATE_NOOP("Findings", "it was made over another ledger"),
    QT_TRANSLATE_NOOP("Findings", "it was made with another certificate than the one that is named"),
    QT_TRANSLATE_NOOP("Findings",
                      "the certificate was not valid at the time of this check, and no earlier time is proven: %1"),
    QT_TRANSLATE_NOOP("Findings", "the certificate was not valid at %1: %2"),
    QT_TRANSLATE_NOOP("Findings", "the certificate of %1 is revoked since %2 (%3)"),
    QT_TRANSLATE_NOOP("Findings", "the certificate of %1 expired on %2"),
    QT_TRANSLATE_NOOP("Findings", "made with the certificate that also signed %1"),
    QT_TRANSLATE_NOOP("Findings", "made with the key that also signed %1, by another certificate"),
    QT_TRANSLATE_NOOP("Findings", "its digest is %1, stored is %2"),
    QT_TRANSLATE_NOOP("Findings", "%1 bytes were appended behind the last writing"),
    QT_TRANSLATE_NOOP("Findings", "no trust list was given: no signer is known"),
    QT_TRANSLATE_NOOP("Findings", "no trust list was given"),
    QT_TRANSLATE_NOOP("Findings", "no revocation list of %1 is at hand"),
    QT_TRANSLATE_NOOP("Findings", "the revocation list of %1 is too old: its next one was due on %2"),
    QT_TRANSLATE_NOOP("Findings", "the certificate of %1 leads to no root of the trust list: issued by %2"),
    QT_TRANSLATE_NOOP("Findings", "revoked since %1, %2"),
    QT_TRANSLATE_NOOP("Findings", "key-compromise"),
    QT_TRANSLATE_NOOP("Findings", "affiliation-changed"),
    QT_TRANSLATE_NOOP("Findings", "superseded"),
    QT_TRANSLATE_NOOP("Findings", "cessation"),
    QT_TRANSLATE_NOOP("Findings", "on-hold"),
    QT_TRANSLATE_NOOP("Findings", "withdrawn"),
    QT_TRANSLATE_NOOP("Findings", "unspecified"),
};

/// Places and reasons stand inside of findings, and those inside of reasons once more.
constexpr int deepest = 3;

QString in_words(const QString& found, int depth) {
    static const TextForms known("Findings", forms, places);
    return known.in_words(found, depth);
}

}  // namespace

QString finding_words(const std::string& where, const std::string& what) {
    return QCoreApplication::translate("Findings", "%1: %2")
        .arg(in_words(QString::fromStdString(where), deepest), in_words(QString::fromStdString(what), deepest));
}

QString finding_words(const std::string& found) {
    // Behind which colon the place ends is told by what is known to be found.
    for (auto colon = found.find(": "); colon != std::string::npos; colon = found.find(": ", colon + 1)) {
        const auto what = QString::fromStdString(found.substr(colon + 2));
        if (in_words(what, 1) != what || language_in_use() == Language::english)
            return finding_words(found.substr(0, colon), found.substr(colon + 2));
    }
    return in_words(QString::fromStdString(found), deepest);
}

std::span<const char* const> known_findings() { return forms; }

}  // namespace velocert::app
