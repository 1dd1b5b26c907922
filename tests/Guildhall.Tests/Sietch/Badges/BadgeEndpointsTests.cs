using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Badges;
using Guildhall.Tests.Sietch.Gating;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class BadgeEndpointsTests(MemberStage stage)
{
    [Fact]
    public async Task The_catalogue_is_for_everybody()
    {
        var answer = await (await stage.CallerAsync()).GetAsync("badges");

        var badges = answer.Json["badges"]!.AsArray().Select(badge => badge!.AsObject()).ToList();
        Assert.Equal(BadgeCatalogue.All.Select(kind => kind.Id), badges.Select(badge => (string)badge["id"]!));
        Assert.Equal(
            ["category", "description", "emoji", "id", "name"],
            badges[0].Select(part => part.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal("tenure", (string)badges[0]["category"]!);
    }

    [Fact]
    public async Task An_admins_key_awards_and_revokes_as_the_command_does_and_the_audit_names_the_key()
    {
        var member = await stage.OnboardAsync("Jessica-2");
        var admin = await ApiCaller.WithKeyAsync(stage.Wallets.Guildhall, "badge desk");

        var awarded = await admin.PostAsync("badges/award", Award("jessica-2", "helper", "keeps the water"));
        await stage.UntilHasAsync(member, "fedaykin", "onboarded", "trusted");
        var again = await admin.PostAsync("badges/award", Award("Jessica-2", "helper", "keeps the water"));
        var revoked = await admin.DeleteAsync("badges/Jessica-2/helper");
        await stage.UntilHasAsync(member, "fedaykin", "onboarded");
        var gone = await admin.DeleteAsync("badges/Jessica-2/helper");

        Assert.Equal((HttpStatusCode.Created, "helper"), (awarded.Status, (string?)awarded.Json["badge_id"]));
        Assert.Equal((HttpStatusCode.BadRequest, "sietch.badge_held"), (again.Status, again.Code));
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal((HttpStatusCode.NotFound, "sietch.badge_not_held"), (gone.Status, gone.Code));
        var trail = (await admin.GetAsync("audit-log?about=badge&limit=1000")).Json["entries"]!.AsArray();
        Assert.Equal(
            [("key:badge desk", "sietch.badge.revoked"), ("key:badge desk", "sietch.badge.awarded")],
            trail
                .Where(entry => (string?)entry!["nym"] == "Jessica-2")
                .Select(entry => ((string)entry!["actor"]!, (string)entry["event_type"]!))
        );
    }

    [Fact]
    public async Task What_cannot_be_awarded_is_said()
    {
        await stage.OnboardAsync("Jessica-3");
        var admin = await ApiCaller.WithKeyAsync(stage.Wallets.Guildhall, "badge refusals");

        Assert.Equal(
            [
                (HttpStatusCode.NotFound, "sietch.nym_unknown"),
                (HttpStatusCode.BadRequest, "sietch.badge_unknown"),
                (HttpStatusCode.BadRequest, "sietch.badge_automatic"),
                (HttpStatusCode.BadRequest, "sietch.badge_reason"),
                (HttpStatusCode.BadRequest, "sietch.badge_reason_leads"),
                (HttpStatusCode.BadRequest, "sietch.bad_body"),
            ],
            [
                await CodeAsync(Award("Jessica-Nobody", "helper", "a test")),
                await CodeAsync(Award("Jessica-3", "diligent", "a test")),
                await CodeAsync(Award("Jessica-3", "devoted", "a test")),
                await CodeAsync(Award("Jessica-3", "helper", " ")),
                await CodeAsync(Award("Jessica-3", "helper", "of <@123456789012345678>")),
                await CodeAsync(new JsonObject { ["nym"] = 3 }),
            ]
        );

        async Task<(HttpStatusCode, string?)> CodeAsync(JsonObject body)
        {
            var answer = await admin.PostAsync("badges/award", body);
            return (answer.Status, answer.Code);
        }
    }

    private static JsonObject Award(string nym, string badge, string reason) =>
        new()
        {
            ["nym"] = nym,
            ["badge_id"] = badge,
            ["reason"] = reason,
        };
}
