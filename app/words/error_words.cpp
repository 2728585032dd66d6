// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QRegularExpression>

#include "app/words/error_details.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

class Errors {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

struct Sentences {
    QString happened;
    QString remedy;
};

Sentences sentences(base::ErrorCode code) {
    using base::ErrorCode;
    switch (code) {
        case ErrorCode::bad_input:
            return {Errors::tr("The input could not be read."), Errors::tr("Correct it at the place that is named.")};
        case ErrorCode::unknown_field:
            return {Errors::tr("The input holds a field that is not known."),
                    Errors::tr("Remove it or correct its name.")};
        case ErrorCode::missing_field: return {Errors::tr("A field is missing."), Errors::tr("Add it.")};
        case ErrorCode::bad_value: return {Errors::tr("A value is not possible."), Errors::tr("Correct it.")};
        case ErrorCode::wrong_unit:
            return {Errors::tr("A value has the wrong unit."), Errors::tr("Give it in the unit that is asked for.")};
        case ErrorCode::unknown_version:
            return {Errors::tr("This was written by a newer version of the program."),
                    Errors::tr("Update the program and open it again.")};
        case ErrorCode::not_found:
            return {Errors::tr("Something that is needed was not found."), Errors::tr("Check the name and the place.")};
        case ErrorCode::already_exists:
            return {Errors::tr("It is there already, or another program uses it."),
                    Errors::tr("Choose another name, or wait until it is free.")};
        case ErrorCode::port_unavailable:
            return {Errors::tr("The port cannot be opened."),
                    Errors::tr("Check the cable, and close other programs that use the port.")};
        case ErrorCode::port_permission:
            return {Errors::tr("This account may not use the port."),
                    Errors::tr("Ask the administrator to add it to the group of the port, then sign in again.")};
        case ErrorCode::port_settings:
            return {Errors::tr("The port does not take these settings."),
                    Errors::tr("Choose the settings of the instrument's manual.")};
        case ErrorCode::unplugged:
            return {Errors::tr("The instrument was unplugged."), Errors::tr("Plug it in and repeat the attempt.")};
        case ErrorCode::timeout:
            return {Errors::tr("The instrument did not answer in time."),
                    Errors::tr("Check that it is switched on and set to this interface, then repeat the attempt.")};
        case ErrorCode::silence:
            return {Errors::tr("The instrument stopped sending."),
                    Errors::tr("Check power and cable, then repeat the attempt.")};
        case ErrorCode::protocol:
            return {Errors::tr("The instrument sent something that cannot be understood."),
                    Errors::tr("Check that driver and settings fit the instrument, then repeat the attempt.")};
        case ErrorCode::instrument_refused:
            return {Errors::tr("The instrument refused the command."),
                    Errors::tr("Look at the display of the instrument, then repeat the attempt.")};
        case ErrorCode::instrument_restarted:
            return {Errors::tr("The instrument restarted; zero and tare are lost."),
                    Errors::tr("Check its power, then repeat the attempt.")};
        case ErrorCode::wrong_instrument:
            return {Errors::tr("Another instrument is connected than the station names."),
                    Errors::tr("Connect the right one or correct the station.")};
        case ErrorCode::overflow:
            return {Errors::tr("Data came faster than they could be taken."),
                    Errors::tr("Close other programs, then repeat the attempt.")};
        case ErrorCode::disk_full:
            return {Errors::tr("The disk of the archive is full."), Errors::tr("Free space, then repeat the attempt.")};
        case ErrorCode::read_only:
            return {Errors::tr("It may not be read or written here."),
                    Errors::tr("Ask for the right to read and write there, or choose another folder.")};
        case ErrorCode::io:
            return {Errors::tr("Reading or writing failed."),
                    Errors::tr("Check the disk or the cable, then repeat the attempt.")};
        case ErrorCode::interrupted:
            return {Errors::tr("The work was stopped."), Errors::tr("Start again when you are ready.")};
        case ErrorCode::integrity:
            return {Errors::tr("Stored data do not match their fingerprint."),
                    Errors::tr("Keep the archive as it is and call the quality manager.")};
        case ErrorCode::not_permitted:
            return {Errors::tr("This is not permitted."), Errors::tr("What it would need is named with it.")};
    }
    return {};
}

/// Whether the error stands at a line and column of a file that was read: "limits.json:12:7 /limits/0/id".
bool in_a_text(const base::Error& error) {
    static const QRegularExpression place(QStringLiteral(":\\d+:\\d+( |$)"));
    return place.match(QString::fromStdString(error.where)).hasMatch();
}

Sentences sentences(const base::Error& error) {
    // What a file names twice is neither in use nor does waiting help.
    if (error.code == base::ErrorCode::already_exists && in_a_text(error))
        return {Errors::tr("The input names something twice."), Errors::tr("Leave it in one place only.")};
    return sentences(error.code);
}

}  // namespace

ErrorWords error_words(const base::Error& error) {
    auto [happened, remedy] = sentences(error);
    // What does not match its fingerprint may well be lost.
    auto lost = error.code == base::ErrorCode::integrity
                    ? Errors::tr("Nothing was changed now: everything is as it was found.")
                    : Errors::tr("Nothing that was recorded is lost.");
    return {std::move(happened), std::move(lost), std::move(remedy), error_detail_words(error)};
}

QString ErrorWords::text() const {
    // Chinese sets no blank between sentences; the translation decides.
    return Errors::tr("%1 %2 %3").arg(happened, lost, remedy);
}

}  // namespace velocert::app
