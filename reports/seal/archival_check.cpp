// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/archival_check.h"

#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

#include "reports/seal/archival_rules.h"

namespace velocert::reports {

base::Result<std::vector<SealFinding>> archival_findings(std::span<const std::uint8_t> pdf) {
    // The library reports by exceptions; they end here.
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        const std::string bytes(pdf.begin(), pdf.end());
        document.processMemoryFile("report", bytes.data(), bytes.size());
        ArchivalFindings findings;
        if (!bytes.starts_with("%PDF-1.7\n")) findings.add("header", "not version 1.7");
        for (std::size_t at = 0; (at = bytes.find("endstream\nendobj", at)) != std::string::npos; ++at)
            if (bytes[at - 1] != '\n')
                findings.add("byte " + std::to_string(at), "a stream that does not end with its line");
        check_document(document, findings);
        for (QPDFObjectHandle object : document.getAllObjects()) check_object(object, findings);
        check_attachments(document, findings);
        return std::move(findings.all);
    } catch (const std::exception& problem) {
        return base::fail(base::ErrorCode::io, "report", problem.what(), "a PDF document");
    }
}

}  // namespace velocert::reports
