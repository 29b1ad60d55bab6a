import type { Permission } from '@kanal/server/access/permissions.ts';
import { conductRules } from '@kanal/server/registration/conduct/contract.ts';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { AskDialog } from '../../features/conduct/ask-dialog.tsx';
import { Cases } from '../../features/conduct/cases.tsx';
import { Complaints } from '../../features/conduct/complaints.tsx';
import look from '../../features/conduct/conduct.module.css';
import { PublishedReports } from '../../features/conduct/published.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCabinet } from '../routes.ts';

const TABS = ['report', 'cases', 'complaints'] as const;
type Tab = (typeof TABS)[number];
const NEEDS: Record<Tab, Permission> = {
  report: 'fair_play.read_published',
  cases: 'conduct.read',
  complaints: 'complaint.make',
};

function ReportIncident({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <AskDialog
      title={t('conduct.report_incident')}
      text={t('conduct.reportIncidentText')}
      submit={t('conduct.complaint.send')}
      choices={[
        {
          name: 'rule',
          label: t('conduct.ruleLabel'),
          data: conductRules.vendor.map((value) => ({ value, label: t(`conduct.rule.${value}`) })),
        },
      ]}
      words={[{ name: 'facts', label: t('conduct.facts'), hint: t('conduct.factsHint') }]}
      send={({ rule, facts = '' }) =>
        call('reportIncident', { rule: rule as (typeof conductRules.vendor)[number], facts })
      }
      onClose={onClose}
    />
  );
}

/** Fair play as a partner sees it: the vendor's published numbers, its own cases, its own complaints. */
function ConductPage() {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { vendor, can } = useCabinet();
  const search = route.useSearch();
  const [reporting, setReporting] = useState(false);
  const shown = TABS.filter((tab) => can(NEEDS[tab]));
  const tab = shown.find((one) => one === search.tab) ?? (search.case && can('conduct.read') ? 'cases' : shown[0]);
  useDocumentTitle(`${t('conduct.title')} · Kanal`);
  const report = can('conduct.report') && (
    <Button variant="filled" onClick={() => setReporting(true)}>
      {t('conduct.report_incident')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('conduct.title')} lead={t('conduct.lead')} />
      <nav className={look.top} aria-label={t('conduct.title')}>
        <div className={look.buttons}>
          {shown.map((one) => (
            <ChoicePill
              key={one}
              checked={one === tab}
              onChange={() =>
                void navigate({ to: '/c/$vendor/conduct', params: { vendor }, search: { tab: one }, replace: true })
              }
            >
              {t(`conduct.tab.${one}`)}
            </ChoicePill>
          ))}
        </div>
      </nav>
      {tab === 'report' && <PublishedReports />}
      {tab === 'cases' && <Cases withPartner={false} named={search.case} actions={report} />}
      {tab === 'complaints' && <Complaints />}
      {reporting && (
        <ReportIncident
          onClose={() => {
            setReporting(false);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/conduct')({ component: ConductPage });
