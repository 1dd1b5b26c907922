using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>A body that breaks exactly one limit.</summary>
/// <param name="Path">Where the refusal must stand, by dots; empty for the body itself.</param>
/// <param name="Meant">The alternative that the whole body is, where the description leaves the choice to the world.</param>
internal sealed record ConformanceCase(string Path, string Limit, JsonNode? Body, string? Meant = null);
