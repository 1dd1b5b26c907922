using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Messages;

internal static class PollForm
{
    /// <summary>A poll as it will be shown, without its end.</summary>
    public static JsonObject? Read(Form form)
    {
        if (form.Inner("poll") is not { } poll)
        {
            return null;
        }

        poll.Inner("question")?.Text("text", 1, 300, isRequired: true);
        var answers = new JsonArray();
        foreach (var answer in poll.Items("answers", 1, 10))
        {
            answer.Inner("poll_media")?.Text("text", 1, 55, isRequired: true);
            var media = answer.Body["poll_media"]?.DeepClone();
            answers.Add((JsonNode)new JsonObject { ["answer_id"] = answers.Count + 1, ["poll_media"] = media });
        }

        return new()
        {
            ["question"] = poll.Body["question"]?.DeepClone(),
            ["answers"] = answers,
            ["duration"] = poll.Number("duration", 1, 768) ?? 24,
            ["allow_multiselect"] = poll.Flag("allow_multiselect") ?? false,
            ["layout_type"] = 1,
        };
    }
}
