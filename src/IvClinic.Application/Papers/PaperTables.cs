using IvClinic.Application.Patients;
using IvClinic.Domain.Papers;

namespace IvClinic.Application.Papers;

internal sealed class AttachmentTable() : HistoryTable<Attachment>("Attachments");

internal sealed class AuthorisationTable() : HistoryTable<Authorisation>("Authorisations");
