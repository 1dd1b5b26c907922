using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Tests.Sietch.Gating;

namespace Guildhall.Tests.Sietch.Trails;

[Collection(SietchCollection.Name)]
public class TrailEndpointTests(SietchFixture fixture)
{
    [Fact]
    public async Task An_admin_pages_through_what_was_done_and_no_row_has_its_subject()
    {
        foreach (var last in (string[])["1", "2", "3"])
        {
            await fixture.Service.RunAsync(
                "admin",
                "sietch ruling add",
                ("kind", "exclude"),
                ("wallet", $"0x00000000000000000000000000000000000a4d2{last}"),
                ("reason", "A bridge, seen by the trail's test")
            );
        }

        var admin = await ApiCaller.WithKeyAsync(fixture.Service.Guildhall, "trail");
        var first = await EntriesAsync(admin, "about=Ruling&limit=2");
        var next = await EntriesAsync(
            admin,
            string.Create(CultureInfo.InvariantCulture, $"about=ruling&limit=1&before={(long)first[^1]["id"]!}")
        );

        Assert.Equal(
            ["a4d23", "a4d22", "a4d21"],
            first.Concat(next).Select(entry => ((string)entry["event_data"]!["wallet"]!)[^5..])
        );
        Assert.All(
            first,
            entry =>
                Assert.Equal(
                    ["actor", "created_at", "event_data", "event_type", "id", "nym", "outcome"],
                    entry.Select(part => part.Key).Order(StringComparer.Ordinal)
                )
        );
        Assert.Empty(await EntriesAsync(admin, "since=2999-01-01T00:00:00Z"));
        Assert.NotEmpty(await EntriesAsync(admin, "since=2020-01-01"));
    }

    [Fact]
    public async Task What_is_looked_up_stands_where_it_is_asked_for_alone()
    {
        var admin = await ApiCaller.WithKeyAsync(fixture.Service.Guildhall, "trail reads");

        var everything = await EntriesAsync(admin, "limit=1000");
        var reads = await EntriesAsync(admin, "about=links&limit=1000");

        Assert.DoesNotContain(everything, entry => (string)entry["event_type"]! == "sietch.links.read");
        Assert.DoesNotContain(
            reads,
            entry => ((string)entry["event_type"]!, (string)entry["actor"]!) == ("sietch.links.read", "system")
        );
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("before=first", "before")]
    [InlineData("since=yesterday", "since")]
    [InlineData("about=%25", "about")]
    public async Task What_cannot_be_read_is_named(string query, string parameter)
    {
        var admin = await ApiCaller.WithKeyAsync(fixture.Service.Guildhall, "trail refusals");

        var answer = await admin.GetAsync($"audit-log?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, $"sietch.bad_{parameter}"), (answer.Status, answer.Code));
        Assert.StartsWith($"{parameter} is ", answer.Detail, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonObject>> EntriesAsync(ApiCaller admin, string query)
    {
        var answer = await admin.GetAsync($"audit-log?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Json["entries"]!.AsArray().Select(entry => entry!.AsObject())];
    }
}
