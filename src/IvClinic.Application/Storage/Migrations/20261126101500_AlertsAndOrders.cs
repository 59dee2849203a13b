using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IvClinic.Application.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AlertsAndOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AnswersEntryId",
                table: "ChartEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrderedById",
                table: "ChartEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SessionAlerts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PublicId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", nullable: false),
                    Beyond = table.Column<decimal>(type: "TEXT", nullable: true),
                    ValueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitingSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Instead = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionAlerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionAlerts_InfusionSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "InfusionSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AlertEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", nullable: true),
                    Told = table.Column<string>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlertEvents_SessionAlerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "SessionAlerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChartEntries_AnswersEntryId",
                table: "ChartEntries",
                column: "AnswersEntryId",
                unique: true,
                filter: "AnswersEntryId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChartEntries_OrderedById",
                table: "ChartEntries",
                column: "OrderedById",
                filter: "OrderedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AlertEvents_AlertId_Step",
                table: "AlertEvents",
                columns: new[] { "AlertId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionAlerts_PublicId",
                table: "SessionAlerts",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionAlerts_SessionId_RaisedAt",
                table: "SessionAlerts",
                columns: new[] { "SessionId", "RaisedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertEvents");

            migrationBuilder.DropTable(
                name: "SessionAlerts");

            migrationBuilder.DropIndex(
                name: "IX_ChartEntries_AnswersEntryId",
                table: "ChartEntries");

            migrationBuilder.DropIndex(
                name: "IX_ChartEntries_OrderedById",
                table: "ChartEntries");

            migrationBuilder.DropColumn(
                name: "AnswersEntryId",
                table: "ChartEntries");

            migrationBuilder.DropColumn(
                name: "OrderedById",
                table: "ChartEntries");
        }
    }
}
