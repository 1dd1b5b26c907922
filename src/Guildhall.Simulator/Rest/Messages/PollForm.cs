using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

internal static class PollForm
{
    /// <summary>A question of 1–300 characters, 1–10 answers of 1–55, at most 32 days; checked, and still without its end.</summary>
    public static JsonObject? Read(Form form)
    {
        if (form.Inner("poll") is not { } poll)
        {
            return null;
        }

        if (poll.Inner("question") is { } question)
        {
            question.Text("text", 1, 300, isRequired: true);
        }
        else
        {
            poll.Fault("question", "BASE_TYPE_REQUIRED", "This field is required");
        }

        var answers = new JsonArray();
        foreach (var answer in poll.Items("answers", 1, 10))
        {
            var media = answer.Inner("poll_media");
            if (media?.Has("emoji") != true)
            {
                media?.Text("text", 1, 55, isRequired: true);
            }

            answers.Add(
                (JsonNode)
                    new JsonObject { ["answer_id"] = answers.Count + 1, ["poll_media"] = Stored(media?.Body ?? []) }
            );
        }

        return new()
        {
            ["question"] = poll.Body["question"]?.DeepClone(),
            ["answers"] = answers,
            ["duration"] = poll.Number("duration", 1, 768) ?? 24,
            ["allow_multiselect"] = poll.Flag("allow_multiselect") ?? false,
        };
    }

    // Without an emoji there is no field of that name; a Unicode one has the id null.
    private static JsonObject Stored(JsonObject media)
    {
        var stored = media.Copy();
        if (stored["emoji"] is JsonObject emoji)
        {
            emoji["id"] = emoji["id"]?.DeepClone();
            emoji["name"] = emoji["name"]?.DeepClone();
        }
        else
        {
            stored.Remove("emoji");
        }

        return stored;
    }

    /// <summary>The poll that begins now.</summary>
    public static SimPoll? Open(JsonObject? checkedPoll, DateTimeOffset now) =>
        checkedPoll is null
            ? null
            : new(
                (JsonObject)checkedPoll["question"]!.DeepClone(),
                (JsonArray)checkedPoll["answers"]!.DeepClone(),
                now.AddHours((int)checkedPoll["duration"]!),
                (bool)checkedPoll["allow_multiselect"]!
            );
}
