using System.Text.Json;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Domain.Tests.Reconciliation;

public sealed class ReconciliationReportTests
{
    [Fact]
    public void With_MoreThanAreListed_CountsAllAndSaysSo()
    {
        var report = new ReconciliationReport().WithFound([new(FindingKind.UnownedClaim, 201)]);
        for (var i = 0; i < 201; i++)
        {
            report = report.With(Finding($"eip-{i}"));
        }

        Assert.Equal([new FindingCount(FindingKind.UnownedClaim, 201, Repaired: 201)], report.Counts);
        Assert.Equal((200, true), (report.Items.Count, report.Truncated));
    }

    [Fact]
    public void With_LongIds_StaysWithinWhatAWorkflowCanAnswer()
    {
        var report = new ReconciliationReport();
        for (var i = 0; i < 200; i++)
        {
            report = report.With(Finding(new('雲', 42)));
        }

        Assert.True(report.Truncated);
        Assert.InRange(JsonSerializer.Serialize(report, JsonSerializerOptions.Web).Length, 30_000, 120_000);
    }

    [Fact]
    public void Limit_LongIds_KeepsFewer()
    {
        var suspects = Enumerable.Repeat(new Suspect(FindingKind.UnownedClaim, new('雲', 42), new('雲', 42), ""), 300).ToList();

        Assert.InRange(Suspect.Limit(suspects).Count, 50, 150);
        Assert.Equal(200, Suspect.Limit(suspects.Select(one => one with { EipId = "e", ResourceId = "r" })).Count);
    }

    [Theory]
    [InlineData(FindingKind.EipAndDnat, "\"eip-and-dnat\"")]
    [InlineData(FindingKind.MissingBinding, "\"missing-binding\"")]
    public void Kind_AsJson_IsInLowerCaseWithHyphens(FindingKind kind, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(kind, JsonSerializerOptions.Web));
        Assert.Equal(json, $"\"{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}\"");
    }

    private static Finding Finding(string eipId) => new()
    {
        Kind = FindingKind.UnownedClaim,
        Outcome = FindingOutcome.Repaired,
        EipId = eipId,
        ResourceId = eipId,
        Before = "It was there.",
        After = "It is gone.",
    };
}
