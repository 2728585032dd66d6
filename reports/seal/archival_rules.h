// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>
#include <vector>

#include "reports/seal/seal_finding.h"

namespace velocert::reports {

/// Findings as they are gathered by the rules of an archival document.
struct ArchivalFindings {
    std::vector<SealFinding> all;
    void add(std::string where, std::string what) { all.push_back({std::move(where), std::move(what)}); }
};

/// Trailer, catalogue, metadata, output intent.
void check_document(QPDF& document, ArchivalFindings& findings);
/// One object of the file: fonts, transparency, images, actions, widgets, streams.
void check_object(QPDFObjectHandle object, ArchivalFindings& findings);
/// Embedded files and associated files name each other, each with all it needs.
void check_attachments(QPDF& document, ArchivalFindings& findings);

}  // namespace velocert::reports
