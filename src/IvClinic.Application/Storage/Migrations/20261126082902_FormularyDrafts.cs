using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IvClinic.Application.Storage.Migrations
{
    /// <inheritdoc />
    public partial class FormularyDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ApprovedAt",
                table: "FormularyVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedByName",
                table: "FormularyVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DraftId",
                table: "FormularyVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditedByName",
                table: "FormularyVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "FormularyVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormularyDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PublicId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BaseNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    ShippedContent = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ShippedHash = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BegunByName = table.Column<string>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastEditorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastEditorName = table.Column<string>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedHash = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedByName = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ApprovalRemark = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DiscardReason = table.Column<string>(type: "TEXT", nullable: true),
                    PublishedNumber = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormularyDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormularyCaseRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DraftId = table.Column<long>(type: "INTEGER", nullable: false),
                    DraftHash = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileContent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Passed = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    ValuesDiffer = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormularyCaseRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormularyCaseRuns_FormularyDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "FormularyDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormularyDraftEdits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DraftId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormularyDraftEdits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormularyDraftEdits_FormularyDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "FormularyDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormularyCaseRuns_DraftId",
                table: "FormularyCaseRuns",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_FormularyDraftEdits_DraftId",
                table: "FormularyDraftEdits",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_FormularyDrafts_PublicId",
                table: "FormularyDrafts",
                column: "PublicId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormularyCaseRuns");

            migrationBuilder.DropTable(
                name: "FormularyDraftEdits");

            migrationBuilder.DropTable(
                name: "FormularyDrafts");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "FormularyVersions");

            migrationBuilder.DropColumn(
                name: "ApprovedByName",
                table: "FormularyVersions");

            migrationBuilder.DropColumn(
                name: "DraftId",
                table: "FormularyVersions");

            migrationBuilder.DropColumn(
                name: "EditedByName",
                table: "FormularyVersions");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "FormularyVersions");
        }
    }
}
