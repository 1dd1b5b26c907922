using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Tests.Simulator.Interactions;

namespace Guildhall.Tests.Simulator.Rest.Interactions;

public class FollowUpRoutesTests
{
    [Fact]
    public async Task A_follow_up_is_read_changed_and_deleted()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var used = await UseAsync(stage);
        await used.FinishAsync();

        var id = (string)(await used.HookAsync("POST", "?wait=true", """{"content":"more"}""")).Body!["id"]!;
        var edited = await used.HookAsync("PATCH", $"/messages/{id}", """{"content":"even more"}""");
        var read = await used.HookAsync("GET", $"/messages/{id}");
        var deleted = await used.HookAsync("DELETE", $"/messages/{id}");
        var gone = await used.HookAsync("GET", $"/messages/{id}");

        Assert.Equal("even more", (string?)edited.Body!["content"]);
        Assert.Equal("even more", (string?)read.Body!["content"]);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(10008, gone.Code);
        Assert.DoesNotContain("even more", await stage.ReadAsync());
    }

    [Fact]
    public async Task An_ephemeral_follow_up_is_for_its_member_alone()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var used = await UseAsync(stage);
        await used.FinishAsync();

        await used.HookAsync("POST", "", """{"content":"psst","flags":64}""");

        Assert.Contains("psst", await stage.ReadAsync("product"));
        Assert.DoesNotContain("psst", await stage.ReadAsync("guest"));
        Assert.DoesNotContain("psst", await stage.ReadAsync());
    }

    [Fact]
    public async Task The_first_answer_can_be_deleted()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var used = await UseAsync(stage);
        await used.FinishAsync(4, """{"content":"fleeting"}""");

        var deleted = await used.HookAsync("DELETE", "/messages/@original");
        var gone = await used.HookAsync("PATCH", "/messages/@original", """{"content":"back"}""");

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(10008, gone.Code);
        Assert.DoesNotContain("fleeting", await stage.ReadAsync());
    }

    [Fact]
    public async Task Nothing_follows_what_was_never_answered()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var used = await UseAsync(stage);

        var early = await used.HookAsync("POST", "", """{"content":"early"}""");
        await used.FinishAsync();

        Assert.Equal(10015, early.Code);
    }

    [Fact]
    public async Task The_worlds_clock_ends_the_token_and_the_time_to_answer()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var late = await UseAsync(stage);
        await HurryAsync(stage, TimeSpan.FromSeconds(3.1));
        var tooLate = await late.AnswerAsync(4);
        Assert.Equal("The application did not respond", (string?)(await late.Ending).Body!["error"]);
        var used = await UseAsync(stage);
        await used.AnswerAsync(5, """{"flags":0}""");

        await HurryAsync(stage, TimeSpan.FromMinutes(15.1));
        var edit = await used.HookAsync("PATCH", "/messages/@original", """{"content":"at last"}""");
        var read = await used.HookAsync("GET", "/messages/@original");
        await used.Ending;

        Assert.Equal(10062, tooLate.Code);
        Assert.Equal((HttpStatusCode.Unauthorized, 50027), (edit.Status, edit.Code));
        Assert.Equal(50027, read.Code);
    }

    private static Task<PendingInteraction> UseAsync(InteractionStage stage) =>
        stage.UseAsync(InteractionStage.General + "/commands", """{"as":"product","name":"ping"}""");

    private static async Task HurryAsync(InteractionStage stage, TimeSpan by)
    {
        var body = new JsonObject { ["advanceMs"] = (int)by.TotalMilliseconds };
        Assert.Equal(HttpStatusCode.OK, (await stage.Simulator.SimAsync("POST", "/clock", body)).Status);
    }
}
