using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Sietch.Threshold;

[Collection<BarSuite>]
public class ThresholdEndpointsTests(BarStage stage)
{
    private const string Path = "/api/v1/threshold";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bar_is_told_in_decimal_strings_and_may_be_kept_for_a_minute()
    {
        await stage.FollowAsync([.. Enumerable.Range(1, 6).Select(i => BarStage.Stranger((ulong)i))]);

        using var answer = await GetAsync(Path);
        var bar = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;

        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal("3000000000000000000", (string)bar["entry_threshold"]!);
        Assert.Equal("1000000000000000000", (string)bar["gap_to_entry"]!);
        Assert.Equal((4, 2), ((int)bar["eligible_count"]!, (int)bar["waitlist_count"]!));
        var first = bar["top_waitlist"]![0]!;
        Assert.Equal(5, (int)first["position"]!);
        Assert.Equal(BarStage.Stranger(5).ToShort(), (string)first["address_display"]!);
        Assert.False((bool)first["is_registered"]!);
    }

    [Fact]
    public async Task Its_history_comes_newest_first_and_as_a_picture()
    {
        await stage.FollowAsync(BarStage.Stranger(1));
        await stage.FollowAsync([.. Enumerable.Range(1, 5).Select(i => BarStage.Stranger((ulong)i))]);

        using var answer = await GetAsync($"{Path}/history?limit=2");
        var history = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        using var picture = await GetAsync($"{Path}/history.png");
        using var later = await GetAsync($"{Path}/history?since=2999-01-01T00:00:00Z");

        Assert.Equal(2, (int)history["count"]!);
        Assert.Equal("2000000000000000000", (string)history["snapshots"]![0]!["entry_threshold"]!);
        Assert.Equal("0", (string)history["snapshots"]![1]!["entry_threshold"]!);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(picture.Headers.ETag);
        Assert.Equal(0, (int)(await later.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["count"]!);
    }

    [Fact]
    public async Task A_wallet_inside_may_not_wait_and_one_close_to_the_line_may()
    {
        await stage.PublishAsync([.. Enumerable.Range(1, 8).Select(i => BarStage.Stranger((ulong)i))]);

        var answers = new List<(bool, int?, string?)>();
        foreach (var number in new ulong[] { 4, 6, 8 })
        {
            using var answer = await GetAsync($"/api/v1/waitlist/status/{BarStage.Stranger(number)}");
            var status = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
            Assert.False((bool)status["is_registered"]!);
            answers.Add(
                ((bool)status["is_in_waitlist_range"]!, (int?)status["position"], (string?)status["distance_to_entry"])
            );
        }

        using var wrong = await GetAsync("/api/v1/waitlist/status/0x12");
        Assert.Equal([(false, null, null), (true, 6, "2000000000000000000"), (false, null, null)], answers);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=many")]
    [InlineData("since=yesterday")]
    public async Task What_cannot_be_read_is_said(string query)
    {
        using var answer = await GetAsync($"{Path}/history?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "sietch.bad_",
            (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["code"]!,
            StringComparison.Ordinal
        );
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        stage.Guildhall.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
}
