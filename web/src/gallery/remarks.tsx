import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem, RetryableError } from '../app/api-problem.ts';
import { useT } from '../app/use-t.tsx';
import { Answer } from '../ui/answer.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { SecretField, TextField } from '../ui/field.tsx';
import { ChoicePill } from '../ui/filter-pill.tsx';
import { LongTextField } from '../ui/long-text-field.tsx';
import { Note } from '../ui/note.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { showToast } from '../ui/toast.tsx';
import { ToastCard } from '../ui/toast-host.tsx';
import look from './gallery.module.css';
import { Section } from './section.tsx';

const nothing = () => undefined;

export function AnswerSection() {
  const t = useT();
  return (
    <Section title="gallery.answers" text="gallery.answersText">
      <div className={look.three}>
        <Answer tone="free" title={t('gallery.free')}>
          {t('gallery.freeText')}
        </Answer>
        <Answer tone="taken" title={t('gallery.taken')}>
          {t('gallery.takenText')}
        </Answer>
        <Answer tone="ask" title={t('gallery.ask')}>
          {t('gallery.askText')}
        </Answer>
      </div>
    </Section>
  );
}

function Fields() {
  const t = useT();
  const [product, setProduct] = useState<string | null>('p1');
  return (
    <>
      <TextField label={t('gallery.fTax')} description={t('gallery.fTaxHint')} defaultValue="7700 003 126" />
      <TextField label={t('gallery.fDate')} error={t('gallery.fDateError')} defaultValue="01.10.2026" />
      <SelectField
        label={t('gallery.fProduct')}
        value={product}
        onChange={setProduct}
        data={[
          { value: 'p1', label: t('gallery.p1') },
          { value: 'p2', label: t('gallery.p2') },
        ]}
      />
      <SecretField label={t('gallery.fSecret')} defaultValue="password" />
      <LongTextField label={t('gallery.fNeed')} defaultValue={t('gallery.e1t')} />
    </>
  );
}

export function FormSection() {
  const t = useT();
  const [on, setOn] = useState(true);
  return (
    <Section title="gallery.forms" text="gallery.formsText">
      <div className={look.two}>
        <div className="k-stack">
          <Fields />
        </div>
        <div className={`k-stack ${look.large}`}>
          <Fields />
        </div>
      </div>
      <div className={look.row}>
        <Checkbox label={t('gallery.fRules')} defaultChecked />
        <ChoicePill checked={on} onChange={setOn}>
          {t('gallery.p1')}
        </ChoicePill>
        <ChoicePill checked={!on} onChange={(value) => setOn(!value)}>
          {t('gallery.p2')}
        </ChoicePill>
      </div>
    </Section>
  );
}

export function BlankSection() {
  const t = useT();
  const refusal = new ApiProblem({
    type: 'about:blank',
    title: t('gallery.problem'),
    detail: t('gallery.problemText'),
    status: 422,
    errors: [
      { path: 'amount', code: 'amount', detail: t('gallery.problem1') },
      { path: 'need', code: 'need', detail: t('gallery.problem2') },
    ],
  });
  return (
    <Section title="gallery.blank" text="gallery.blankText">
      <div className={look.two}>
        <Empty
          title={t('gallery.e1')}
          actions={
            <>
              <Button>{t('gallery.e1a')}</Button>
              <Button variant="subtle">{t('gallery.e1b')}</Button>
            </>
          }
        >
          {t('gallery.e1t')}
        </Empty>
        <SkeletonRows />
      </div>
      <Note
        tone="stop"
        title={t('gallery.s1')}
        actions={
          <>
            <Button variant="filled">{t('gallery.s1a')}</Button>
            <a href="#content">{t('gallery.s1b')}</a>
          </>
        }
      >
        {t('gallery.s1t')}
      </Note>
      <div className={look.two}>
        <Note tone="wait" title={t('gallery.w1')}>
          {t('gallery.w1t')}
        </Note>
        <Note tone="hold" title={t('gallery.h1')}>
          {t('gallery.h1t')}
        </Note>
        <ErrorNote error={refusal} />
        <ErrorNote error={new RetryableError('offline', 0)} onRetry={nothing} />
      </div>
    </Section>
  );
}

export function ToastSection() {
  const t = useT();
  return (
    <Section title="gallery.toasts" text="gallery.toastsText">
      <div className="k-stack">
        <ToastCard message={t('gallery.to1')} onUndo={nothing} onClose={nothing} />
        <ToastCard
          tone="work"
          message={t('gallery.to2')}
          action={{ label: t('gallery.to2a'), onPress: nothing }}
          onClose={nothing}
        />
        <ToastCard
          tone="warn"
          message={t('gallery.to3')}
          action={{ label: t('ui.retry'), onPress: nothing }}
          onClose={nothing}
        />
      </div>
      <div>
        <Button onClick={() => showToast({ message: t('gallery.to1'), onUndo: nothing })}>{t('gallery.show')}</Button>
      </div>
    </Section>
  );
}
