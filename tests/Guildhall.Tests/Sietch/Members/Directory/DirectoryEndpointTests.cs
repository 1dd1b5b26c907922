using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Tests.Sietch.Gating;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public partial class DirectoryEndpointTests(MemberStage stage)
{
    private static readonly string[] shown =
    [
        "badge_count",
        "bio",
        "member_id",
        "member_since",
        "nym",
        "pfp_url",
        "tenure_category",
        "tier",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_of_everybody_what_the_page_says_and_no_more()
    {
        var member = await OnboardAsync("Harah-of-Tabr", Tier.Naib, "helper");

        var pages = string.Concat(await PagesAsync());
        var members = await AllAsync("directory?page_size=50");

        var told = Cards()
            .Matches(pages)
            .Select(card => string.Join('|', card.Groups.Values.Skip(1).Select(part => part.Value)).ToLowerInvariant())
            .Order(StringComparer.Ordinal);
        Assert.Equal(told, members.Select(CardOf).Order(StringComparer.Ordinal));
        Assert.All(members, entry => Assert.Equal(shown, entry.Select(part => part.Key).Order(StringComparer.Ordinal)));
        Assert.All(members, entry => Assert.Matches("^[0-9]{4}-[0-9]{2}$", (string)entry["member_since"]!));
        var own = members.Single(entry => (string)entry["nym"]! == "Harah-of-Tabr");
        Assert.Equal(("naib", 1), ((string)own["tier"]!, (int)own["badge_count"]!));
        Assert.Contains(new Uri((string)own["pfp_url"]!).AbsolutePath, pages, StringComparison.Ordinal);
        Assert.NotEqual((await stage.ProfileAsync(member))!.MemberId.Value, (string)own["member_id"]!);
    }

    [Fact]
    public async Task One_of_them_is_found_in_any_case_with_their_badges_and_one_who_is_not_shown_is_not()
    {
        await OnboardAsync("Alia-2", Tier.Fedaykin, "contributor", "helper");
        await stage.OnboardAsync("Alia-Unseen", isShown: false);

        var found = await GetAsync("members/aLIA-2");
        var unseen = await GetAsync("members/Alia-Unseen");
        var nobody = await GetAsync("members/Alia-Nobody");

        Assert.Equal("Alia-2", (string)found.Json["nym"]!);
        Assert.Equal(["helper", "contributor"], found.Json["badges"]!.AsArray().Select(badge => (string)badge!));
        Assert.Equal(
            shown.Append("badges").Append("grace_period").Order(StringComparer.Ordinal),
            found.Json.Select(part => part.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal((HttpStatusCode.NotFound, unseen.Text), (nobody.Status, nobody.Text));
        Assert.DoesNotContain("Alia-Unseen", string.Concat(await PagesAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(await AllAsync("directory?page_size=50"), Is("Alia-Unseen"));
    }

    [Fact]
    public async Task Filters_come_before_paging_and_each_order_can_be_turned()
    {
        await OnboardAsync("Alia-3", Tier.Fedaykin, "devoted", "elder");
        await OnboardAsync("Alia-4", Tier.Fedaykin, "devoted", "elder", "helper");
        await OnboardAsync("Alia-5", Tier.Naib, "devoted", "og");

        Assert.Equal(["Alia-3", "Alia-4", "Alia-5"], await NymsAsync("badge_id=devoted"));
        Assert.Equal(["Alia-5", "Alia-4", "Alia-3"], await NymsAsync("badge_id=devoted&sort_dir=desc"));
        Assert.Equal(["Alia-3", "Alia-4"], await NymsAsync("badge_id=devoted&tier=fedaykin"));
        Assert.Equal("Alia-5", (await NymsAsync("badge_id=devoted&tier=naib&tenure_category=og")).Single());
        Assert.Equal("Alia-4", (await NymsAsync("badge_id=devoted&sort_by=badgeCount&sort_dir=desc"))[0]);
        Assert.Equal("Alia-4", (await NymsAsync("badge_id=devoted&sort_by=badgeCount&sort_dir=asc"))[^1]);
        Assert.Equal(3, (await NymsAsync("badge_id=devoted&sort_by=tenure")).Count);

        var second = (await GetAsync("directory?badge_id=devoted&page=2&page_size=2")).Json;
        Assert.Equal(
            (2, 2, 3, 2),
            ((int)second["page"]!, (int)second["page_size"]!, (int)second["total"]!, (int)second["total_pages"]!)
        );
        Assert.Equal("Alia-5", (string)second["members"]!.AsArray().Single()!["nym"]!);
        Assert.Empty((await GetAsync("directory?page=2147483647&page_size=50")).Json["members"]!.AsArray());
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=2147483648", "page")]
    [InlineData("page_size=51", "page_size")]
    [InlineData("page_size=many", "page_size")]
    [InlineData("tier=waiting", "tier")]
    [InlineData("tier=2", "tier")]
    [InlineData("badge_id=founder", "badge_id")]
    [InlineData("tenure_category=young", "tenure_category")]
    [InlineData("sort_by=rank", "sort_by")]
    [InlineData("sort_dir=up", "sort_dir")]
    [InlineData("tier=naib&tier=fedaykin", "tier")]
    public async Task What_cannot_be_read_is_named(string query, string parameter)
    {
        var answer = await GetAsync($"directory?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, $"sietch.bad_{parameter}"), (answer.Status, answer.Code));
        Assert.StartsWith($"{parameter} is ", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_knows_the_answer_is_told_so_until_it_changes()
    {
        var member = await OnboardAsync("Alia-6", Tier.Fedaykin);
        var first = await GetAsync("members/Alia-6");

        var same = await GetAsync("members/Alia-6", first.Tag);
        await stage.ShowAsync((await stage.ProfileAsync(member))!.MemberId, Tier.Fedaykin, "helper");
        var other = await GetAsync("members/Alia-6", first.Tag);

        Assert.Equal((HttpStatusCode.NotModified, ""), (same.Status, same.Text));
        Assert.Equal((HttpStatusCode.OK, "public, no-cache"), (other.Status, other.Caching));
        Assert.NotEqual(first.Tag, other.Tag);
    }

    [Fact]
    public void The_id_of_a_member_is_that_of_the_nym_and_tells_nobody_who_had_another()
    {
        var id = ShownId.Of(WalletStage.Tenant, "Alia");

        Assert.Equal(id, ShownId.Of(WalletStage.Tenant, "aLIA"));
        Assert.NotEqual(id, ShownId.Of(WalletStage.Tenant, "Alia-of-the-Knife"));
        Assert.Equal(('8', 36), ($"{id}"[14], $"{id}".Length));
    }

    private async Task<Newcomer> OnboardAsync(string nym, Tier tier, params string[] badges)
    {
        var member = await stage.OnboardAsync(nym, tier);
        await stage.ShowAsync((await stage.ProfileAsync(member))!.MemberId, tier, badges);
        return member;
    }

    private async Task<ApiAnswer> GetAsync(string path, string? knows = null) =>
        await (await stage.CallerAsync()).GetAsync(path, knows);

    private async Task<IReadOnlyList<string>> NymsAsync(string query) =>
        [.. (await AllAsync($"directory?{query}")).Select(entry => (string)entry["nym"]!)];

    private async Task<IReadOnlyList<JsonObject>> AllAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1, (int)answer.Json["total_pages"]!);
        return [.. answer.Json["members"]!.AsArray().Select(entry => entry!.AsObject())];
    }

    private async Task<IReadOnlyList<string>> PagesAsync()
    {
        var pages = new List<string>();
        do
        {
            pages.Add(
                await stage.Wallets.Guildhall.Http.GetStringAsync(
                    $"/sietch/default/directory?page={pages.Count + 1}",
                    Cancellation
                )
            );
        } while (pages[^1].Contains("rel=\"next\"", StringComparison.Ordinal));

        return pages;
    }

    private static Predicate<JsonObject> Is(string nym) => entry => (string)entry["nym"]! == nym;

    /// <summary>As the page writes it.</summary>
    private static string CardOf(JsonObject entry)
    {
        var since = DateTime.ParseExact((string)entry["member_since"]!, "yyyy-MM", CultureInfo.InvariantCulture);
        var month = since.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return $"{entry["nym"]}|{entry["tier"]}|{entry["tenure_category"]}|{month}".ToLowerInvariant();
    }

    [GeneratedRegex(@"<h2>([^<]+)</h2>\s*<p class=""meta"">(\w+) · (\w+) · since (\w+ \d+)")]
    private static partial Regex Cards();
}
