using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Aegis.Import.Reading;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Import.Formats;

public class RowReaderTests
{
    private const string Person = "100000000000000001";
    private const string Staff = "100000000000000002";
    private static readonly Snowflake<Guild> guild = new(900000000000000009);
    private static readonly DateTimeOffset now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Zeppelins_export_is_read_with_its_notes_its_numbers_and_who_acted_for_whom()
    {
        var (format, cases, faults) = await ReadAsync(
            $$"""
            {"cases":[{"case_number":17,"user_id":"{{Person}}","user_name":"bob#0001","mod_id":"{{Staff}}",
            "mod_name":"ann","type":4,"created_at":"2021-03-04 05:06:07","is_hidden":true,
            "pp_id":"100000000000000003","pp_name":"carl","notes":[
            {"mod_id":"{{Staff}}","mod_name":"ann","body":"spam","created_at":"2021-03-04 05:06:07"},
            {"mod_id":"{{Staff}}","mod_name":"ann","body":"again","created_at":"2021-03-05 00:00:00"}]},
            {"case_number":18,"user_id":"{{Person}}","user_name":"bob","mod_id":null,"mod_name":null,"type":8,
            "created_at":"2021-03-04 05:06:07","is_hidden":false,"pp_id":null,"pp_name":null,"notes":[]}]}
            """
        );

        Assert.Equal(ImportFormat.Zeppelin, format);
        var row = Assert.Single(cases);
        Assert.Equal((CaseKind.Warn, "17", "spam", "bob#0001"), (row.Kind, row.OldNumber, row.Reason, row.TargetName));
        Assert.Equal((100000000000000003ul, "carl"), (row.Actor.Value, row.ActorName));
        Assert.Equal((Staff, "ann", true), (row.ActingFor.ToString(), row.ActingForName, row.IsHidden));
        Assert.Equal(new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.Zero), row.At);
        Assert.Equal("again", Assert.Single(row.Notes).Text);
        Assert.Contains("deleted there", Assert.Single(faults).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mee6s_infractions_are_warnings_with_seconds()
    {
        var (format, cases, _) = await ReadAsync(
            $$$"""
            {"infractions":[{"author_id":"{{{Staff}}}","created_at":1600000000,"guild_id":"{{{guild}}}","id":"77",
            "message":{"author":{"id":"1"},"content":"!warn"},"reason":"spam","user_id":"{{{Person}}}"}],"page":0}
            """
        );

        Assert.Equal(ImportFormat.Mee6, format);
        var row = Assert.Single(cases);
        Assert.Equal((CaseKind.Warn, "spam", "77"), (row.Kind, row.Reason, row.OldNumber));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_600_000_000), row.At);
    }

    [Fact]
    public async Task Dynos_log_has_nested_people_and_its_dashboards_times()
    {
        var (format, cases, _) = await ReadAsync(
            $$$"""
            {"logs":[{"id":"5f","caseNum":9,"type":"ban","reason":"raid","createdAt":"Wed, Jan 6, 2021 5:13 PM",
            "mod":{"id":"{{{Staff}}}","username":"ann"},"user":{"id":"{{{Person}}}","username":"bob"}},
            {"id":"60","guild":"{{{guild}}}","reason":"spam","createdAt":"2021-01-06T17:13:00.000Z",
            "mod":{"id":"{{{Staff}}}","username":"ann"},"user":{"id":"{{{Person}}}","username":"bob"}}],"pageCount":1}
            """
        );

        Assert.Equal(ImportFormat.Dyno, format);
        Assert.Equal([CaseKind.Ban, CaseKind.Warn], cases.Select(row => row.Kind));
        Assert.All(
            cases,
            row =>
                Assert.Equal(
                    (new DateTimeOffset(2021, 1, 6, 17, 13, 0, TimeSpan.Zero), "bob", "ann"),
                    (row.At, row.TargetName, row.ActorName)
                )
        );
    }

    [Fact]
    public async Task A_table_is_read_by_the_names_of_its_columns()
    {
        var (format, cases, faults) = await ReadAsync(
            $"""
            User,Action,Moderator,Date,Duration,Reason,Case
            bob ({Person}),Tempban,<@{Staff}>,2026-05-31 12:00:00,7d,"one, two",4
            {Person},mute,ann,1767225600,3600,,5
            """
        );

        Assert.Empty(faults);
        Assert.Equal(ImportFormat.Csv, format);
        Assert.Equal(
            (CaseKind.Ban, TimeSpan.FromDays(7), "one, two"),
            (cases[0].Kind, cases[0].Duration, cases[0].Reason)
        );
        Assert.Equal((Staff, Effect.Active), (cases[0].Actor.ToString(), cases[0].EffectAt(now)));
        Assert.Equal(
            ("ann", true, Effect.Expired),
            (cases[1].ActorName, cases[1].Actor.IsEmpty, cases[1].EffectAt(now))
        );
    }

    [Theory]
    [InlineData("abc,ban,2024-01-01", "no user id")]
    [InlineData(",ban,2024-01-01", "names no user")]
    [InlineData(Person + ",dance,2024-01-01", "nothing that I know")]
    [InlineData(Person + ",,2024-01-01", "does not say what was done")]
    [InlineData(Person + ",ban,", "has no time")]
    [InlineData(Person + ",ban,03/04/2021", "two different days")]
    [InlineData(Person + ",ban,yesterday", "no time that I know")]
    [InlineData(Person + ",ban,1999-01-01", "before Discord began")]
    [InlineData(Person + ",ban,2030-01-01", "in the future")]
    [InlineData(Person + ",ban,99999999999999999999999999999999", "no time that I know")]
    public async Task A_row_that_cannot_be_is_told_with_its_line(string row, string why)
    {
        var (_, cases, faults) = await ReadAsync($"user_id,type,created_at\n{row}\n");

        Assert.Empty(cases);
        var fault = Assert.Single(faults);
        Assert.Contains(why, fault.Text, StringComparison.Ordinal);
        Assert.StartsWith("line 2", fault.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_servers_rows_are_left_out()
    {
        var (_, cases, faults) = await ReadAsync(
            $"user_id,type,created_at,guild_id\n{Person},ban,2024-01-01,900000000000000008\n{Person},ban,2024-01-01,{guild}\n"
        );

        Assert.Single(cases);
        Assert.Contains("another server", Assert.Single(faults).Text, StringComparison.Ordinal);
    }

    private static async Task<(ImportFormat Format, List<ImportedCase> Cases, List<ImportFault> Faults)> ReadAsync(
        string text
    )
    {
        var file = new FileRows();
        var format = ImportFormat.Auto;
        RowReader? reader = null;
        List<ImportedCase> cases = [];
        List<ImportFault> faults = [];
        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await foreach (var row in file.ReadAsync(bytes, TestContext.Current.CancellationToken))
        {
            format = format == ImportFormat.Auto ? FormatFinder.Find(row, file.List, file.IsJson) : format;
            var (found, fault) = (reader ??= new(format, guild, now)).Read(row);
            if (found is not null)
            {
                cases.Add(found);
            }
            else
            {
                faults.Add(fault!);
            }
        }

        return (format, cases, faults);
    }
}
