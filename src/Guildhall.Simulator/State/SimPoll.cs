using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal sealed class SimPoll(JsonObject question, JsonArray answers, DateTimeOffset expiry, bool isMultiple)
{
    public JsonObject Question => question;

    /// <summary>With their <c>answer_id</c>, from 1.</summary>
    public JsonArray Answers => answers;

    public DateTimeOffset Expiry { get; set; } = expiry;

    public bool IsMultiple => isMultiple;

    /// <summary>Counted for good.</summary>
    public bool IsFinal { get; set; }

    /// <summary>By answer.</summary>
    public SortedDictionary<int, List<SimUser>> Votes { get; } =
        new(answers.ToDictionary(a => (int)a!["answer_id"]!, _ => new List<SimUser>()));
}
