using System.Text.RegularExpressions;
using Guildhall.Aegis.Privacy;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Privacy;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Privacy;

/// <summary>Whoever adds a table with people in it says here how they get at it and out of it.</summary>
public sealed partial class PersonTablesTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task Every_table_in_which_a_person_stands_is_exported_and_erased_or_says_why_not()
    {
        var declared = PersonTables.All.ToDictionary(table => table.Name, StringComparer.Ordinal);

        foreach (var (table, columns) in await TablesAsync())
        {
            var people = columns.Where(column => Person().IsMatch(column)).ToList();
            var entry = declared.GetValueOrDefault(table);
            var isDeclared =
                entry is not null || SietchRecords.Own.Contains(table) || SessionRecords.Own.Contains(table);
            Assert.True(people.Count == 0 || isDeclared, $"{table}.{people.FirstOrDefault()} is not declared.");
        }
    }

    [Fact]
    public async Task Every_declaration_is_about_a_table_that_there_is_and_says_both()
    {
        var tables = (await TablesAsync()).Keys.ToHashSet(StringComparer.Ordinal);

        Assert.All(
            PersonTables.All,
            table =>
            {
                Assert.Contains(table.Name, tables);
                Assert.True(
                    (table.Parts.Count > 0) != (table.NotExported?.Length > 0),
                    $"{table.Name}: exported or why not?"
                );
                Assert.True(
                    (table.Erasures.Count > 0) != (table.NotErased?.Length > 0),
                    $"{table.Name}: erased or why not?"
                );
                Assert.All(table.Erasures, sql => Assert.Matches($@"\b(?:UPDATE|FROM)\s+{table.Name}\b", sql));
                Assert.True(
                    table.Parts.Count == 0
                        || table.Parts.Any(part => Regex.IsMatch(part.Sql, $@"\bFROM\s+{table.Name}\b")),
                    $"No part reads {table.Name}."
                );
            }
        );
        Assert.Distinct(PersonTables.All.SelectMany(table => table.Parts).Select(part => part.Name));
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("changed_by")]
    [InlineData("asked_by_id")]
    [InlineData("acting_for_name")]
    [InlineData("assignee_id")]
    public void A_column_of_a_person_is_known_by_its_name(string column) => Assert.Matches(Person(), column);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> TablesAsync()
    {
        var names = await Db.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            null,
            Cancellation
        );
        var tables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            tables[name] = await Db.QueryAsync<string>(
                "SELECT name FROM pragma_table_info(@Name)",
                new { Name = name },
                Cancellation
            );
        }

        return tables;
    }

    [GeneratedRegex(
        "(?:^|_)(?:user|target|actor|author|appellant|voter|member|person|moderator|staff|owner|creator|opener|assignee"
            + "|claimer|participant|watcher|by|acting_for|payload)(?:_id|_name)?$"
    )]
    private static partial Regex Person();
}
