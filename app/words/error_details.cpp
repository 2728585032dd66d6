// SPDX-License-Identifier: GPL-3.0-or-later
// The technical line below an error: where, what was found, what was expected. It is kept in English; on a Chinese
// screen its joints are Chinese, and so are the phrases that the people at the window meet most.
#include "app/words/error_details.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

namespace velocert::app {
namespace {

class Errors {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

/// The longest first: a shorter one may be part of it.
constexpr std::array phrases{
    QT_TRANSLATE_NOOP("ErrorDetails",
                      "a recent verification without findings, checkpoints in outside places, no open roll-back"),
    QT_TRANSLATE_NOOP("ErrorDetails",
                      "a path that exists: plug the adapter in, or choose one that the command 'ports' lists"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the parts of the vehicle are weighed one by one, and there is no bill of parts"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a program ended without closing the archive, and it was not verified since"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a port that the command 'ports' lists, or a pseudo-terminal"),
    QT_TRANSLATE_NOOP("ErrorDetails", "one writing program at a time; it can be opened read-only"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a training archive: the virtual bench works in no other"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a person who may approve with every method of the run"),
    QT_TRANSLATE_NOOP("ErrorDetails", "why the report is amended, as it is to be printed"),
    QT_TRANSLATE_NOOP("ErrorDetails", ", which has not come yet: the clock was set back"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an empty folder, or the archive of a laboratory"),
    QT_TRANSLATE_NOOP("ErrorDetails", "with two hexadecimal digits after a backslash"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no archive here (there is no archive.json)"),
    QT_TRANSLATE_NOOP("ErrorDetails", "outside places hold the newest checkpoint:"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a last day that is not before the first"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the last verification carries the time"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an account of this archive, signed in"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the client's order (velocert-order/1)"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the archive is open for reading only"),
    QT_TRANSLATE_NOOP("ErrorDetails", "stopped while a question was open"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a password that cannot be guessed"),
    QT_TRANSLATE_NOOP("ErrorDetails", "letters, digits, blanks and marks"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a procedure or a step of the run"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it was ended before it was done"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the archive is being written by"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no key of the station is named"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the archive was never verified"),
    QT_TRANSLATE_NOOP("ErrorDetails", "there is none of that number"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a file that is there already"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a certificate that holds now"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the archive has no accounts"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a certificate that ended on"),
    QT_TRANSLATE_NOOP("ErrorDetails", "one that is in the register"),
    QT_TRANSLATE_NOOP("ErrorDetails", "pairs of hexadecimal digits"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no account of this archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an account of this archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a folder that is not empty"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an archive is here already"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a file that can be written"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a folder on another medium"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the instrument switched on"),
    QT_TRANSLATE_NOOP("ErrorDetails", "name=value, each name once"),
    QT_TRANSLATE_NOOP("ErrorDetails", "there is no checkpoint yet"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a missing or empty folder"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an annotation that stands"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a place on another medium"),
    QT_TRANSLATE_NOOP("ErrorDetails", "there is none of that id"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an archive that verifies"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an archive with accounts"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the folder of an archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "integrity of the archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the last verification is"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an archive for training"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the folder is not empty"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a file that can be read"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a registered instrument"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a run that is going on"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it does not hold today"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a medium that is there"),
    QT_TRANSLATE_NOOP("ErrorDetails", "somebody who signs in"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a snapshot that holds"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a run that has ended"),
    QT_TRANSLATE_NOOP("ErrorDetails", "faults, the first at"),
    QT_TRANSLATE_NOOP("ErrorDetails", "nobody is signed in"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it cannot be opened"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it was withdrawn on"),
    QT_TRANSLATE_NOOP("ErrorDetails", "not in the register"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the run has no step"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the verification of"),
    QT_TRANSLATE_NOOP("ErrorDetails", "somebody signed in"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a training archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no reason is given"),
    QT_TRANSLATE_NOOP("ErrorDetails", "what is to be done"),
    QT_TRANSLATE_NOOP("ErrorDetails", "the same one twice"),
    QT_TRANSLATE_NOOP("ErrorDetails", ", and the least is"),
    QT_TRANSLATE_NOOP("ErrorDetails", "an active account"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a prepared report"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a registered key"),
    QT_TRANSLATE_NOOP("ErrorDetails", "none is prepared"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it has not ended"),
    QT_TRANSLATE_NOOP("ErrorDetails", "h old, more than"),
    QT_TRANSLATE_NOOP("ErrorDetails", "nobody is named"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a few megabytes"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a suspended run"),
    QT_TRANSLATE_NOOP("ErrorDetails", ", not suspended"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a real archive"),
    QT_TRANSLATE_NOOP("ErrorDetails", "cannot be read"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it is disabled"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no answer of a"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no space left"),
    QT_TRANSLATE_NOOP("ErrorDetails", "at least one"),
    QT_TRANSLATE_NOOP("ErrorDetails", "it was ended"),
    QT_TRANSLATE_NOOP("ErrorDetails", "stands twice"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a free name"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no snapshot"),
    QT_TRANSLATE_NOOP("ErrorDetails", "a new name"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no comment"),
    QT_TRANSLATE_NOOP("ErrorDetails", "is missing"),
    QT_TRANSLATE_NOOP("ErrorDetails", "1 or more"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no order"),
    QT_TRANSLATE_NOOP("ErrorDetails", "no name")};

QString in_words(const std::string& text) {
    QString out = QString::fromStdString(text);
    for (const char* phrase : phrases)
        out.replace(QLatin1String(phrase), QCoreApplication::translate("ErrorDetails", phrase));
    return out;
}

}  // namespace

QString error_detail_words(const base::Error& error) {
    QString out = in_words(error.found);
    // A place is a name or a path and stays as it is, unless it is one of the phrases as a whole.
    const bool phrase = std::ranges::any_of(phrases, [&](std::string_view one) { return one == error.where; });
    const auto where = phrase ? in_words(error.where) : QString::fromStdString(error.where);
    if (!error.where.empty()) out = Errors::tr("%1: %2").arg(where, out);
    if (!error.expected.empty()) out = Errors::tr("%1 (expected %2)").arg(out, in_words(error.expected));
    return out;
}

}  // namespace velocert::app
