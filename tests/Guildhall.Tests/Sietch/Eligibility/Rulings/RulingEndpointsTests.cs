using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;
using Guildhall.Tests.Sietch.Gating;

namespace Guildhall.Tests.Sietch.Eligibility.Rulings;

[Collection(SietchCollection.Name)]
public class RulingEndpointsTests(SietchFixture fixture)
{
    private SietchService Service => fixture.Service;

    [Fact]
    public async Task A_guest_is_let_in_listed_and_sent_away_again_and_the_audit_names_the_key()
    {
        var admin = await ApiCaller.WithKeyAsync(Service.Guildhall, "ruling desk");
        var wallet = new Address(31, 32, 33);

        var made = await admin.PostAsync("rulings", Order(wallet, "guest"));
        var isGuest = (await Service.StandingAsync(wallet))!.IsEligible;
        var twice = await admin.PostAsync("rulings", Order(wallet, "guest"));
        var number = (long)made.Json["ruling"]!["id"]!;
        var listed = (await admin.GetAsync("rulings")).Json["rulings"]!
            .AsArray()
            .Single(row => (long)row!["id"]! == number)!;
        var lifted = await admin.DeleteAsync($"rulings/{number}?reason=the%20visit%20is%20over");
        var gone = await admin.DeleteAsync($"rulings/{number}?reason=again");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Contains("changed 1 standing.", (string)made.Json["message"]!, StringComparison.Ordinal);
        Assert.True(isGuest);
        Assert.Equal((HttpStatusCode.Conflict, "sietch.ruling_stands"), (twice.Status, twice.Code));
        Assert.Equal(
            ($"{wallet}", "guest", "A visitor, seen by a test", "key:ruling desk"),
            (
                (string)listed["address"]!,
                (string)listed["action"]!,
                (string)listed["reason"]!,
                (string)listed["created_by"]!
            )
        );
        Assert.Equal(HttpStatusCode.OK, lifted.Status);
        Assert.False((await Service.StandingAsync(wallet))?.IsEligible ?? false);
        Assert.Equal((HttpStatusCode.NotFound, "sietch.ruling_unknown"), (gone.Status, gone.Code));
        var trail = (await admin.GetAsync("audit-log?about=ruling&limit=1000")).Json["entries"]!.AsArray();
        Assert.Equal(
            ["sietch.ruling_lifted", "sietch.ruling_made"],
            trail.Where(row => (string)row!["actor"]! == "key:ruling desk").Select(row => (string)row!["event_type"]!)
        );
    }

    [Theory]
    [InlineData("address", "0x12", "sietch.bad_address")]
    [InlineData("action", "pardons", "sietch.bad_action")]
    [InlineData("action", "pardon", "sietch.bad_expires_at")]
    [InlineData("expires_at", "tomorrow", "sietch.bad_expires_at")]
    [InlineData("expires_at", "2999-01-01T00:00:00Z", "sietch.bad_expires_at")]
    [InlineData("expires_at", "2020-01-01T00:00:00Z", "sietch.ruling_over")]
    [InlineData("reason", " ", "sietch.no_reason")]
    [InlineData("reason", "since 0x12 asked", "sietch.wallet_in_reason")]
    [InlineData("reason", 7, "sietch.bad_body")]
    public async Task What_is_wrong_is_said_as_to_the_command(string part, object value, string code)
    {
        var admin = await ApiCaller.WithKeyAsync(Service.Guildhall, "ruling refusals");
        var body = Order(new Address(34, 35, 36), "exclude");
        body[part] = value is int number ? number : (string)value;

        var answer = await admin.PostAsync("rulings", body);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Lifting_takes_a_reason()
    {
        var admin = await ApiCaller.WithKeyAsync(Service.Guildhall, "ruling reasons");

        var answer = await admin.DeleteAsync("rulings/1");

        Assert.Equal((HttpStatusCode.BadRequest, "sietch.no_reason"), (answer.Status, answer.Code));
    }

    private static JsonObject Order(Address wallet, string action) =>
        new()
        {
            ["address"] = $"{wallet}",
            ["action"] = action,
            ["reason"] = "A visitor, seen by a test",
        };
}
